/**
 * Asks whether an unchanged feed is answered with 304, in each form in which readers and caches send the
 * condition. RFC 9110 13.1
 */

import { quote } from "../ground/problem.ts";
import { type Check, fault, passed } from "./check.ts";
import type { Answer, Send } from "./exchange.ts";
import { PLAIN_HEADERS } from "./readers.ts";

/** Checks conditional requests and HEAD. `first` is the answer to the unconditional request. */
export async function checkConditions(path: string, first: Answer, send: Send): Promise<Check[]> {
  return Promise.all([checkNotModified(path, first, send), checkHead(path, first, send)]);
}

async function checkNotModified(path: string, { headers }: Answer, send: Send): Promise<Check> {
  const name = `${path} 304`;
  const { etag, "last-modified": lastModified } = headers;
  if (etag === undefined || !/^(?:W\/)?"[^"]*"$/.test(etag))
    return fault(name, {
      message: etag === undefined ? "no entity-tag (ETag)" : `ETag is ${quote(etag)}`,
      fix: "each poll transfers the whole feed; remove the rule that changes ETag",
    });
  if (lastModified === undefined)
    return fault(name, {
      message: "no Last-Modified",
      fix: "readers such as Thunderbird transfer the whole feed at each poll; remove the rule that changes it",
    });
  const opaque = etag.replace(/^W\//, "");
  const conditions: [string, string][] = [
    ["If-None-Match", opaque],
    ["If-None-Match", `W/${opaque}`],
    // Servers such as Apache add the coding to the tag, and readers send it back.
    ["If-None-Match", opaque.replace(/"$/, '-gzip"')],
    ["If-Modified-Since", lastModified],
  ];
  const answers = await Promise.all(
    conditions.map(async ([header, value]) => {
      const condition = { [header]: value, "Accept-Encoding": "gzip" };
      const answer = await send(path, { headers: { ...PLAIN_HEADERS, ...condition } });
      const written = `${header}: ${quote(value)}`;
      if (!answer.ok) return `${answer.error}, for ${written}`;
      const { status, headers } = answer.value;
      if (status !== 304) return `${status} for ${written}`;
      return headers.etag === undefined ? `304 without ETag for ${written}` : undefined;
    }),
  );
  const failures = answers.filter((failure) => failure !== undefined);
  if (failures.length === 0)
    return passed(name, "for the entity-tag, also as W/ and with -gzip, and for Last-Modified");
  return fault(name, {
    message: failures.join("; "),
    fix: "an unchanged feed must be answered with 304, or each poll transfers it whole; find the proxy or rule that drops conditions",
  });
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
