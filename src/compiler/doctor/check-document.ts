/** Checks one feed document: its bytes, its media type, and the addresses in it. */

import { MEDIA_TYPES } from "../../formats/media-types.ts";
import { FORMATS, type Format } from "../../model/format.ts";
import { quote } from "../ground/problem.ts";
import { faultOfFeedAnswer, isHtml } from "./answer-faults.ts";
import { type Check, fault, passed, skipped, warning } from "./check.ts";
import { BROKEN_CODING, NO_ANSWER } from "./check-readers.ts";
import { codingOf, decodeBody } from "./decode-body.ts";
import type { Answer, Send } from "./exchange.ts";
import type { ExpectedSite } from "./expected-site.ts";
import { isOwnAddress, type SiteOrigins } from "./own-address.ts";
import { BROWSER, PLAIN_HEADERS } from "./readers.ts";
import { readServedFeed, type ServedFeed } from "./served-feed.ts";

export type DocumentContext = {
  readonly send: Send;
  readonly origins: SiteOrigins;
  /** Absent if the folder of seeds belongs to another site. */
  readonly expected?: ExpectedSite | undefined;
};

export type DocumentReport = {
  readonly checks: readonly Check[];
  /** The answers without compression and with gzip. Absent if the first is not the feed. */
  readonly answers?: { readonly plain: Answer; readonly zipped?: Answer };
  /** The decoded document. */
  readonly body?: Uint8Array;
};

export async function checkDocument(
  format: Format,
  path: string,
  { send, origins, expected }: DocumentContext,
): Promise<DocumentReport> {
  const ask = (headers: Readonly<Record<string, string>>) => send(path, { headers });
  const [plain, zipped, browsed] = await Promise.all([
    ask({ ...PLAIN_HEADERS, "Accept-Encoding": "identity" }),
    ask({ ...PLAIN_HEADERS, "Accept-Encoding": "gzip" }),
    ask({ ...BROWSER.headers, "Accept-Encoding": "gzip" }),
  ]);
  if (!plain.ok) return { checks: [fault(path, { message: plain.error, fix: NO_ANSWER })] };
  const answer = plain.value;
  const refused = faultOfFeedAnswer(answer);
  if (refused !== undefined) return { checks: [fault(path, refused)] };

  const body = decodeBody(answer);
  const feed = body.ok ? readServedFeed(format, body.value) : body;
  const page = browsed.ok && isHtml(browsed.value);
  const checks = [
    checkContent(format, path, feed),
    checkMediaType(format, path, answer),
    zipped.ok
      ? checkGzip(path, answer, zipped.value)
      : fault(`${path} gzip`, { message: zipped.error, fix: NO_ANSWER }),
    checkVary(path, answer, page),
    ...(feed.ok
      ? [checkSelf(path, feed.value, origins), checkHubs(path, feed.value, expected)]
      : [skipped(`${path} self link`, "the document cannot be read")]),
  ];
  return {
    checks,
    answers: { plain: answer, ...(zipped.ok ? { zipped: zipped.value } : {}) },
    ...(body.ok ? { body: body.value } : {}),
  };
}

function checkContent(format: Format, path: string, feed: ReturnType<typeof readServedFeed>): Check {
  const { label } = FORMATS[format];
  if (!feed.ok)
    return fault(path, {
      message: feed.error,
      fix: "no build of seedcast writes this; find the program that changes the document on its way",
    });
  const { ids } = feed.value;
  if (new Set(ids).size < ids.length)
    return fault(path, { message: "two entries have the same id", fix: "deploy again" });
  return ids.length === 0
    ? warning(path, { message: `${label} without an entry`, fix: "publish an article" })
    : passed(path, `${label}, well-formed, ${ids.length === 1 ? "1 entry" : `${ids.length} entries`}`);
}

function checkMediaType(format: Format, path: string, { headers }: Answer): Check {
  const name = `${path} media type`;
  const found = headers["content-type"];
  const { contentType } = MEDIA_TYPES[format];
  const plain = (value = "") => value.toLowerCase().replace(/[\s"]/g, "");
  if (plain(found) === plain(contentType)) return passed(name, contentType);
  return fault(name, {
    message: found === undefined ? "none" : quote(found),
    fix: `it must be ${contentType}; remove the rule that changes Content-Type`,
  });
}

function checkGzip(path: string, plain: Answer, zipped: Answer): Check {
  const name = `${path} gzip`;
  if (codingOf(plain) !== "identity")
    return fault(name, {
      message: `Content-Encoding: ${quote(codingOf(plain))} for a reader that accepts none`,
      fix: "find the cache or proxy that ignores Accept-Encoding",
    });
  if (codingOf(zipped) === "identity")
    return warning(name, {
      message: "sent without compression",
      fix: "remove the rule that switches compression off; each poll transfers several times the bytes",
    });
  const body = decodeBody(zipped);
  if (!body.ok) return fault(name, { message: body.error, fix: BROKEN_CODING });
  const sizes = `${zipped.bytes.length.toLocaleString("en")} of ${plain.bytes.length.toLocaleString("en")} bytes`;
  if (Buffer.compare(body.value, plain.bytes) === 0) return passed(name, sizes);
  // The feed may have changed between the two requests.
  return plain.headers["last-modified"] === zipped.headers["last-modified"]
    ? fault(name, { message: "other content than without gzip", fix: BROKEN_CODING })
    : warning(name, { message: "the feed changed during the check", fix: "run npm run doctor again" });
}

/** `page` is true if a browser gets a page at the same address. */
function checkVary(path: string, { headers }: Answer, page: boolean): Check {
  const name = `${path} Vary`;
  const named = new Set((headers.vary ?? "").toLowerCase().split(/[\s,]+/));
  const needed = ["Accept-Encoding", ...(page ? ["Accept", "Sec-Fetch-Dest", "Sec-Fetch-Mode"] : [])];
  const missing = named.has("*") ? [] : needed.filter((header) => !named.has(header.toLowerCase()));
  if (missing.length === 0) return passed(name, headers.vary ?? "");
  return fault(name, {
    message: `does not name ${missing.join(", ")}`,
    fix: page
      ? "caches may send a reader the page for browsers; remove the rule that changes Vary"
      : "caches may send gzip to a reader that cannot read it; remove the rule that changes Vary",
  });
}

function checkSelf(path: string, { self }: ServedFeed, origins: SiteOrigins): Check {
  const name = `${path} self link`;
  const [found, ...more] = self;
  if (found !== undefined && more.length === 0 && isOwnAddress(found, path, origins))
    return passed(name, found);
  return fault(name, {
    message: found === undefined ? "none" : quote(found),
    fix: `readers keep this address for the feed, so it must be ${origins.asked}${path}; correct \`url\` in _site.yaml and deploy, or check the site at the address in the link`,
  });
}

function checkHubs(path: string, { hubs }: ServedFeed, expected: ExpectedSite | undefined): Check {
  const name = `${path} hub`;
  const bad = hubs.find((hub) => !/^https?:\/\//.test(hub) || !URL.canParse(hub));
  if (bad !== undefined) return fault(name, { message: quote(bad), fix: "a hub has a complete address" });
  const missing = expected?.hubs.find((hub) => !hubs.includes(hub));
  if (missing !== undefined)
    return fault(name, {
      message: `does not name ${quote(missing)} of _site.yaml`,
      fix: "deploy again, so that readers can subscribe to it",
    });
  return passed(name, hubs.length === 0 ? "none, so readers poll" : hubs.map(quote).join(", "));
}
