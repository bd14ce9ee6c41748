/** What an answer is to be, and a reader that tells off the wire whether it is that and where it ends. Keeps no bytes. */

import type { ContentCoding } from "../src/edge/negotiate.ts";

/** How a body is sent. The length of a stream is not known beforehand, so it comes in chunks. RFC 9112 6 */
export type BodyTransfer = { readonly contentCoding: ContentCoding; readonly framing: "length" | "chunks" };

export type ExpectedAnswer = BodyTransfer & {
  readonly status: number;
  /** Bytes of the body as it is sent: coded, but without what frames chunks. */
  readonly length: number;
};

/** Takes the pieces of an answer as they come, and tells whether it is complete. Throws if it is not the one expected. */
export type AnswerReader = (piece: Uint8Array) => boolean;

/** For one answer, whose head workerd sends in one piece. */
export function answerReader(expected: ExpectedAnswer): AnswerReader {
  let readBody: AnswerReader | undefined;
  return (piece) => {
    if (readBody !== undefined) return readBody(piece);
    const bodyStarts = checkHead(piece, expected);
    readBody = expected.framing === "length" ? lengthReader(expected) : chunkReader(expected);
    return readBody(piece.subarray(bodyStarts));
  };
}

/** Bytes. */
const LONGEST_HEAD = 4096;

/** Returns how long the head is. */
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
    if (missing < 0) throw new Error(`${-missing} bytes behind an answer; expected none`);
    return missing === 0;
  };
}

/** RFC 9112 7.1: a line with the size, so many bytes, the end of a line; the last chunk has none. workerd sends no trailers. */
function chunkReader({ length }: ExpectedAnswer): AnswerReader {
  let sizeLine = "";
  let total = 0;
  /** Bytes of the chunk under way, with its end of a line. */
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
      if (isLast) throw new Error(`${piece.length - at} bytes behind an answer; expected none`);
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
