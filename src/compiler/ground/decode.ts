/** Decodes files: UTF-8, UTF-16 with a byte order mark, and the encoding that an HTML document declares. */

import { isUtf8 } from "node:buffer";
import { err, ok, type Result } from "../../model/result.ts";
import { forShell, kindOf } from "./file-names.ts";
import { type Finding, quote } from "./problem.ts";

type DecodingFailure = Finding & { readonly line?: number | undefined };

/**
 * Decodes a file, and drops its byte order mark. An invalid byte is an error. Valid UTF-8 is read as UTF-8
 * even if the document declares another encoding, because editors convert a file and leave its declaration.
 */
export function decode(bytes: Uint8Array, path: string): Result<string, DecodingFailure> {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return decodeAs(marked.encoding, bytes, path);
  const declared = kindOf(path) === "html" ? declaredEncoding(bytes) : undefined;
  const text = textOf(bytes, "utf-8");
  // The escape sequences of ISO-2022-JP are ASCII, so its bytes are valid UTF-8.
  if (text !== undefined && !(declared === "iso-2022-jp" && text.includes("\u001b"))) return ok(text);
  if (declared === undefined || declared === "utf-8")
    return err({ line: firstBrokenLine(bytes), ...notAs("UTF-8", path, likelyEncoding(bytes)) });
  return decodeAs(declared, bytes, path);
}

const MARKS: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  // The mark of UTF-32 comes first, because it starts with the mark of UTF-16.
  { mark: [0xff, 0xfe, 0, 0], encoding: "utf-32le" },
  { mark: [0, 0, 0xfe, 0xff], encoding: "utf-32be" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
];

function decodeAs(encoding: string, bytes: Uint8Array, path: string): Result<string, DecodingFailure> {
  try {
    new TextDecoder(encoding);
  } catch {
    return err({
      message: `encoding ${quote(encoding)}`,
      fix: `UTF-8: ${commandFrom(encoding.toUpperCase(), path)}`,
    });
  }
  const text = textOf(bytes, encoding);
  return text === undefined ? err(notAs(encoding.toUpperCase(), path, undefined)) : ok(text);
}

function textOf(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The number of bytes in which the declaration of an encoding is looked for. It is larger than the 1,024 of
 * the HTML standard, because front matter may come before the declaration.
 */
const DECLARATION_BYTES = 8 * 1024;

/**
 * Returns the declared encoding in lower case.
 * https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
 */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES))
    .toString("latin1")
    .replace(/<!--.*?-->/gs, "");
  const [, label] =
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    [];
  if (label === undefined) return undefined;
  // A file whose declaration can be read as ASCII is not UTF-16.
  if (/^utf-?16/i.test(label)) return "utf-8";
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label.toLowerCase();
  }
}

function notAs(name: string, path: string, likely: string | undefined): Finding {
  return {
    message: `bytes that are not ${name}`,
    fix:
      likely === undefined
        ? `a text in ${name}`
        : `${name} (save it so in an editor, or from ${likely}: ${commandFrom(likely, path)})`,
  };
}

function commandFrom(encoding: string, path: string): string {
  const [from, to] = [forShell(path), forShell(`${path}.new`)];
  return `iconv -f ${encoding} -t UTF-8 ${from} > ${to} && mv ${to} ${from}`;
}

/**
 * Guesses the encoding of a file that is not UTF-8. A file with zero bytes is UTF-16 without a byte order
 * mark, or is no text. Returns undefined for a script other than Latin, because a wrong command would destroy
 * the text.
 */
function likelyEncoding(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 1000);
  if (!head.includes(0)) {
    const foreign = head.filter((byte) => byte >= 0x80).length;
    return foreign > head.length / 4 ? undefined : "WINDOWS-1252";
  }
  const zeros = [0, 1].map((rest) => head.filter((byte, at) => byte === 0 && at % 2 === rest).length);
  const [even = 0, odd = 0] = zeros;
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)];
  if (most < head.length / 4 || least > most / 4) return undefined;
  return even > odd ? "UTF-16BE" : "UTF-16LE";
}

/**
 * Returns the first line that is not UTF-8, counted from 1. In UTF-8, a line feed is never a part of another
 * character, so each line can be checked alone.
 */
function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return line;
}
