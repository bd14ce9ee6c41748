/** Runs all checks of a site. */

import { EVERYTHING, feedPath, SUBSCRIPTION } from "../../model/address.ts";
import { FORMAT_NAMES, type Format } from "../../model/format.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { type Check, skipped } from "./check.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkDocument } from "./check-document.ts";
import { checkFormerAddresses } from "./check-former-addresses.ts";
import { checkLedger } from "./check-ledger.ts";
import { checkPages } from "./check-pages.ts";
import { checkReaders } from "./check-readers.ts";
import type { Send } from "./exchange.ts";
import type { ExpectedSite } from "./expected-site.ts";
import { PLAIN_HEADERS } from "./readers.ts";

export type ExamineSettings = {
  /** The scheme and host of the running site. */
  readonly origin: string;
  /** The site in the folder of seeds. The error says why there is no site to compare. */
  readonly expected: Result<ExpectedSite, string>;
  readonly now: Instant;
  readonly send: Send;
};

/** Returns all checks, in the order in which they are printed. The error says why no server answers. */
export async function examine({
  origin,
  expected,
  now,
  send,
}: ExamineSettings): Promise<Result<Check[], string>> {
  const first = await send(mainFeed("rss"), { method: "HEAD", headers: PLAIN_HEADERS });
  if (!first.ok) return err(first.error);

  const site = expected.ok ? expected.value : undefined;
  const origins = { asked: origin, linked: site?.url };
  const checkFormat = async (format: Format) => {
    const path = mainFeed(format);
    const { checks, answers, body } = await checkDocument(format, path, { send, origins, expected: site });
    if (answers === undefined) return { format, checks };
    const { plain, zipped } = answers;
    const conditions = await checkConditions(
      path,
      [
        { answer: plain, accepted: "identity" },
        ...(zipped === undefined ? [] : [{ answer: zipped, accepted: "gzip" }]),
      ],
      send,
    );
    return { format, checks: [...checks, ...conditions], body };
  };
  const [readers, documents, pages, former] = await Promise.all([
    checkReaders(mainFeed("rss"), send),
    Promise.all(FORMAT_NAMES.map(checkFormat)),
    checkPages(send),
    site === undefined ? [] : checkFormerAddresses(site, origins, send),
  ]);
  const json = documents.find(({ format }) => format === "json")?.body;
  return ok([
    ...readers,
    ...documents.flatMap(({ checks }) => checks),
    ...pages,
    ...former,
    expected.ok
      ? checkLedger(expected.value, json, { origin, now })
      : skipped("former addresses, ledger", expected.error),
  ]);
}

function mainFeed(format: Format): string {
  return feedPath({ scope: EVERYTHING, format, part: SUBSCRIPTION });
}
