/**
 * Checks that the answer for an unchanged feed is 304, for every form of conditional request that readers and
 * caches send. RFC 9110 13.1
 */

import type { Finding } from "../ground/problem.ts";
import { type Check, fault, passed } from "./check.ts";
import type { Answer, Send } from "./exchange.ts";
import { PLAIN_HEADERS } from "./readers.ts";

/** An answer to an unconditional request, and the Accept-Encoding of the request. */
export type FirstAnswer = { readonly answer: Answer; readonly accepted: string };

/**
 * Checks conditional requests and HEAD. Each content coding has a different entity-tag (RFC 9110 8.8.3.3). A
 * reader sends the tag back with the same Accept-Encoding.
 */
export async function checkConditions(
  path: string,
  firsts: readonly [FirstAnswer, ...FirstAnswer[]],
  send: Send,
): Promise<Check[]> {
  const name = `${path} 304`;
  const [failures, head] = await Promise.all([
    Promise.all(firsts.map((first) => failuresOf(path, first, send))),
    checkHead(path, firsts[0].answer, send),
  ]);
  const [failure] = failures.flat();
  const unchanged =
    failure === undefined
      ? passed(name, "for the entity-tag, also as W/ and with -gzip, and for Last-Modified")
      : fault(name, failure);
  return [unchanged, head];
}

async function failuresOf(path: string, { answer, accepted }: FirstAnswer, send: Send): Promise<Finding[]> {
  const { etag, "last-modified": lastModified } = answer.headers;
  if (etag === undefined || !/^(?:W\/)?"[^"]*"$/.test(etag))
    return [
      {
        message: etag === undefined ? "no entity-tag (ETag)" : `the entity-tag (ETag) is ${short(etag)}`,
        fix: "each poll transfers the whole feed; remove the rule that changes ETag",
      },
    ];
  if (lastModified === undefined)
    return [
      {
        message: "no Last-Modified",
        fix: "readers such as Thunderbird transfer the whole feed at each poll; remove the rule that drops it",
      },
    ];
  const opaque = etag.replace(/^W\//, "");
  const conditions: [string, string][] = [
    ["If-None-Match", opaque],
    ["If-None-Match", `W/${opaque}`],
    // Servers such as Apache add the coding to the tag, and readers send it back.
    ["If-None-Match", opaque.replace(/"$/, '-gzip"')],
    ["If-Modified-Since", lastModified],
  ];
  const failures = await Promise.all(
    conditions.map(async ([header, value]) => {
      const condition = { [header]: value, "Accept-Encoding": accepted };
      const answer = await send(path, { headers: { ...PLAIN_HEADERS, ...condition } });
      const found = answer.ok ? failureOf(answer.value) : answer.error;
      return found === undefined ? [] : [`${found} for ${header}: ${short(value)}`];
    }),
  );
  const [first, ...more] = failures.flat();
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : `, and ${more.length} more`;
  return [
    {
      message: `${first} (Accept-Encoding: ${accepted})${others}`,
      fix: "each poll transfers the whole feed, because an unchanged one must be answered with 304; find the proxy or rule that drops conditions",
    },
  ];
}

function failureOf({ status, headers }: Answer): string | undefined {
  if (status !== 304) return `${status}`;
  return headers.etag === undefined ? "304 without ETag" : undefined;
}

/** Returns a header's value, cut to its first characters. */
function short(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}...` : value;
}

async function checkHead(path: string, { headers }: Answer, send: Send): Promise<Check> {
  const name = `${path} HEAD`;
  const answer = await send(path, {
    method: "HEAD",
    headers: { ...PLAIN_HEADERS, "Accept-Encoding": "identity" },
  });
  const found = answer.ok ? answer.value.status : answer.error;
  if (answer.ok && found === 200 && answer.value.headers["content-type"] === headers["content-type"])
    return passed(name, "like GET");
  return fault(name, {
    message: found === 200 ? "another media type than GET" : String(found),
    fix: "readers such as QuiteRSS ask by HEAD first; allow the method",
  });
}
