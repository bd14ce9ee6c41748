/**
 * Requests the RSS feed as each reader does: once with the reader's content codings, and once without any.
 */

import { MEDIA_TYPES } from "../../formats/media-types.ts";
import type { Finding } from "../ground/problem.ts";
import { faultOfAnswer, faultOfFeedAnswer, isHtml } from "./answer-faults.ts";
import { type Check, fault, passed } from "./check.ts";
import { codingOf, decodeBody } from "./decode-body.ts";
import type { Answer, Send } from "./exchange.ts";
import { BROWSER, READERS, type Reader } from "./readers.ts";

export function checkReaders(path: string, send: Send): Promise<Check[]> {
  return Promise.all(READERS.map((reader) => checkReader(reader, path, send)));
}

async function checkReader(reader: Reader, path: string, send: Send): Promise<Check> {
  const { name, headers, codings } = reader;
  const seen: string[] = [];
  for (const accepted of [codings, "identity"]) {
    const by = accepted === "identity" ? "without compression" : `with Accept-Encoding: ${accepted}`;
    const answer = await send(path, { headers: { ...headers, "Accept-Encoding": accepted } });
    if (!answer.ok) return fault(name, { message: `${answer.error}, ${by}`, fix: NO_ANSWER });
    const found = faultFor(reader, accepted, answer.value);
    if (found !== undefined) return fault(name, { message: `${by}: ${found.message}`, fix: found.fix });
    seen.push(`${answer.value.bytes.length.toLocaleString("en")} bytes ${nameOf(codingOf(answer.value))}`);
  }
  return passed(name, `200, ${seen.join(", ")}`);
}

export const NO_ANSWER =
  "if other readers get an answer, look for a rule that blocks this one; else try again";

/** Returns the fault of an answer for one reader. A browser may get a page about the feed. */
function faultFor(reader: Reader, accepted: string, answer: Answer): Finding | undefined {
  const refused = reader === BROWSER ? faultOfAnswer(answer) : faultOfFeedAnswer(answer);
  if (refused !== undefined) return refused;
  const coding = codingOf(answer);
  const names = accepted.split(", ");
  if (coding !== "identity" && !names.includes(coding))
    return {
      message: `Content-Encoding: ${coding}, which the reader does not accept`,
      fix: "find the cache or proxy that ignores Accept-Encoding",
    };
  const body = decodeBody(answer);
  if (!body.ok) return { message: body.error, fix: BROKEN_CODING };
  const start = new TextDecoder().decode(body.value.subarray(0, 100));
  if (isHtml(answer) || /^<\?xml\b/.test(start)) return undefined;
  return {
    message: `200, but no XML (${answer.headers["content-type"] ?? "no media type"})`,
    fix: `the answer must be the feed, as ${MEDIA_TYPES.rss.contentType}`,
  };
}

export const BROKEN_CODING =
  "find the proxy or cache that changes the body; `npm run deploy` again if there is none";

function nameOf(coding: string): string {
  return coding === "identity" ? "plain" : coding;
}
