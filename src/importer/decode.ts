/**
 * Decodes another site's documents. The encoding comes from the first of these that names one: the byte order
 * mark, the Content-Type, the document's own declaration. RFC 7303 3
 */

import { type Finding, quote } from "../compiler/ground/problem.ts";
import { err, ok, type Result } from "../model/result.ts";

export type DecodedText = {
  readonly text: string;
  /** True if bytes were not valid in the encoding and became U+FFFD. */
  readonly damaged: boolean;
};

export function decodeDocument(bytes: Uint8Array, contentType = ""): Result<DecodedText, Finding> {
  const label = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? "utf-8";
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return err({
      message: `encoding ${quote(label)}`,
      fix: "an encoding of the Encoding Standard, such as UTF-8",
    });
  }
  // XML 1.0 2.11: all line ends become line feeds.
  const text = decoder.decode(bytes).replace(/\r\n?/g, "\n");
  return ok({ text, damaged: text.includes("\uFFFD") });
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  // The byte order mark, or the "<" at the start of an XML document.
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
}

/** Returns the encoding in `<?xml encoding="...">` or `<meta charset>`. Both are ASCII and near the start. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const [, inXml, inHtml] =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?\scharset\s*=\s*["']?([\w.:-]+)/i.exec(
      start,
    ) ?? [];
  return inXml ?? inHtml;
}
