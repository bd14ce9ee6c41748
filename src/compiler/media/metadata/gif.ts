/**
 * Removes metadata from GIF pictures, animated or not. A GIF file consists of blocks with sub-blocks.
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */

import { collectBytes } from "./byte-collector.ts";

const SCREEN_END = 13;
const TRAILER = 0x3b;
const IMAGE = 0x2c;
const IMAGE_BYTES = 10;
const EXTENSION = 0x21;

const GRAPHIC_CONTROL = 0xf9;
const PLAIN_TEXT = 0x01;
const APPLICATION = 0xff;
/** Application blocks to keep. Two have the number of loops, one has a colour profile. */
const APPLICATIONS: ReadonlySet<string> = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

export function stripGif(bytes: Buffer): Buffer | undefined {
  if (bytes.length < SCREEN_END) return undefined;
  const kept = collectBytes(bytes);
  let at = SCREEN_END + colorTableBytes(bytes[SCREEN_END - 3]);
  kept.copy(0, at);
  let hasImage = false;
  for (;;) {
    const start = at;
    const kind = bytes[at];
    // Some programs write no trailer (the byte that ends a file), and browsers show their files.
    if (kind === TRAILER || at === bytes.length) break;
    if (kind !== IMAGE && kind !== EXTENSION) return undefined;
    // The sub-blocks come after the code size of an image, or after the label of an extension.
    at += kind === IMAGE ? IMAGE_BYTES + colorTableBytes(bytes[at + IMAGE_BYTES - 1]) + 1 : 2;
    while ((bytes[at] ?? 0) !== 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
    if (at > bytes.length) return undefined;
    if (kind === IMAGE || isShown(bytes, start + 1)) kept.copy(start, at);
    hasImage ||= kind === IMAGE;
  }
  kept.add([TRAILER]);
  return hasImage ? kept.bytes() : undefined;
}

function colorTableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Returns false for comments and for blocks of other applications, such as XMP. */
function isShown(bytes: Buffer, at: number): boolean {
  const label = bytes[at];
  if (label === APPLICATION) return APPLICATIONS.has(bytes.toString("latin1", at + 2, at + 13));
  return label === GRAPHIC_CONTROL || label === PLAIN_TEXT;
}
