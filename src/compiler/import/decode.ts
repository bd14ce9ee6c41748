/** Bytes of another site as text: by their byte order mark, the Content-Type, or what the document declares. RFC 7303 3 */

import { err, ok, type Result } from "../../model/result.ts";
import { type Finding, quote } from "../problem.ts";

export type Decoded = {
  readonly text: string;
  /** Whether some bytes meant nothing in the encoding and became U+FFFD. */
  readonly damaged: boolean;
};

export function decodeDocument(bytes: Uint8Array, contentType = ""): Result<Decoded, Finding> {
  const label = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? "utf-8";
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return err({
      found: `encoding ${quote(label)}`,
      expected: "one that the Encoding Standard knows, such as UTF-8",
    });
  }
  // XML 1.0 2.11: every line end is read as a line feed.
  const text = decoder.decode(bytes).replace(/\r\n?/g, "\n");
  return ok({ text, damaged: text.includes("\uFFFD") });
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  // The mark itself, or the "<" that an XML document starts with.
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
}

/** `<?xml ... encoding="..."?>`, or `<meta charset>` of a page. Both stand at the start, in ASCII. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const [, inXml, inHtml] =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?\scharset\s*=\s*["']?([\w.:-]+)/i.exec(
      start,
    ) ?? [];
  return inXml ?? inHtml;
}
