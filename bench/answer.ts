/**
 * Checks the status, the headers and the length of an answer while it arrives, and finds its end. Keeps no
 * bytes.
 */

import type { ContentCoding } from "../src/edge/negotiate.ts";

/**
 * The coding and framing of a body. A stream's length is not known at the start, so a stream is sent in
 * chunks. RFC 9112 6
 */
export type BodyTransfer = { readonly contentCoding: ContentCoding; readonly framing: "length" | "chunks" };

export type ExpectedAnswer = BodyTransfer & {
  readonly status: number;
  /** Bytes of the body as it is sent: coded, but without the framing of chunks. */
  readonly length: number;
};

/**
 * Takes the next piece of an answer, and returns true if the answer is complete. Throws if the answer is not
 * the expected one.
 */
export type AnswerReader = (piece: Uint8Array) => boolean;

/** Returns a reader for one answer. workerd sends the head in one piece. */
export function answerReader(expected: ExpectedAnswer): AnswerReader {
  let readBody: AnswerReader | undefined;
  return (piece) => {
    if (readBody !== undefined) return readBody(piece);
    const bodyStarts = checkHead(piece, expected);
    readBody = expected.framing === "length" ? lengthReader(expected) : chunkReader(expected);
    return readBody(piece.subarray(bodyStarts));
  };
}

/** The maximum length of the head in bytes. */
const LONGEST_HEAD = 4096;

/** Checks the head and returns its length. */
function checkHead(
  beginning: Uint8Array,
  { status, contentCoding, framing, length }: ExpectedAnswer,
): number {
  const text = new TextDecoder("latin1").decode(beginning.subarray(0, LONGEST_HEAD));
  const end = text.indexOf("\r\n\r\n");
  const head = text.slice(0, end);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim();
  const isFramed =
    framing === "length"
      ? Number(field("Content-Length") ?? 0) === length
      : field("Transfer-Encoding") === "chunked";
  const isCoded = (field("Content-Encoding") ?? "identity") === contentCoding;
  if (end < 0 || !head.startsWith(`HTTP/1.1 ${status} `) || !isFramed || !isCoded) {
    const wanted = `${status}, ${contentCoding}, ${framing === "length" ? `${length} bytes` : "chunks"}`;
    throw new Error(`an answer of ${JSON.stringify(head)}; expected ${wanted}`);
  }
  return end + "\r\n\r\n".length;
}

function lengthReader({ length }: ExpectedAnswer): AnswerReader {
  let missing = length;
  return (piece) => {
    missing -= piece.length;
    if (missing < 0) throw new Error(`${-missing} bytes after an answer; expected none`);
    return missing === 0;
  };
}

/**
 * Reads chunks: a line with the size, then that number of bytes, then a line end. The last chunk has no
 * bytes. workerd sends no trailers. RFC 9112 7.1
 */
function chunkReader({ length }: ExpectedAnswer): AnswerReader {
  let sizeLine = "";
  let total = 0;
  /** The missing bytes of the current chunk. The chunk's line end counts too. */
  let missing = 0;
  let isLast = false;
  return (piece) => {
    for (let at = 0; at < piece.length; ) {
      if (missing > 0) {
        const taken = Math.min(missing, piece.length - at);
        at += taken;
        missing -= taken;
        continue;
      }
      if (isLast) throw new Error(`${piece.length - at} bytes after an answer; expected none`);
      const character = String.fromCharCode(piece[at] as number);
      at += 1;
      sizeLine += character;
      if (character !== "\n") continue;
      const size = Number.parseInt(sizeLine, 16);
      sizeLine = "";
      total += size;
      missing = size + "\r\n".length;
      isLast = size === 0;
    }
    const isComplete = isLast && missing === 0;
    if (isComplete && total !== length) throw new Error(`chunks of ${total} bytes; expected ${length}`);
    return isComplete;
  };
}
