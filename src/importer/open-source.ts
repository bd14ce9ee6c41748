/** Opens the source of an import: a feed, a list of feeds, or a page that names its feed. */

import { errorAt, type Problem, quote } from "../compiler/ground/problem.ts";
import type { ForeignFeed } from "./foreign-feed.ts";
import type { Print } from "./gather.ts";
import { parseFeedDocument } from "./parse-feed.ts";
import { type Fetch, isAddress, readSource } from "./read-source.ts";

export type SourceContents =
  | { readonly kind: "feed"; readonly name: string; readonly url?: string; readonly feed: ForeignFeed }
  | { readonly kind: "list"; readonly feeds: readonly { readonly title: string; readonly url: string }[] };

type OpenTools = { readonly fetch: Fetch; readonly print: Print; readonly cwd?: string };

/** Reads a source. For an HTML page, reads the first feed that the page names. */
export async function openSource(
  source: string,
  tools: OpenTools,
  failures: Problem[],
  isNamedByPage = false,
): Promise<SourceContents | undefined> {
  const read = await readSource(source, tools);
  if (read.ok && read.value.damaged)
    tools.print(`${source}: some characters are not valid in its encoding, and became U+FFFD`);
  const parsed = read.ok ? parseFeedDocument(read.value.text, read.value.url) : read;
  if (!parsed.ok) {
    failures.push(errorAt({ path: source }, parsed.error.message, parsed.error.fix));
    return undefined;
  }
  const url = read.ok ? read.value.url : undefined;
  if (parsed.value.kind === "feed")
    return { ...parsed.value, name: source, ...(url === undefined ? {} : { url }) };
  if (parsed.value.kind === "list") return parsed.value;
  const [first, ...others] = parsed.value.feeds;
  if (first === undefined || isNamedByPage) {
    failures.push(errorAt({ path: source }, "an HTML page that names no feed", "the address of a feed"));
    return undefined;
  }
  tools.print(
    `${source}: a page; importing its feed ${first}${others.length === 0 ? "" : `, not ${others.join(", ")}`}`,
  );
  return openNamed(first, source, tools, failures, true);
}

/**
 * Reads a feed that a list or page names. Accepts addresses only, because only the user may name files of
 * this machine.
 */
export async function openNamed(
  address: string,
  namedBy: string,
  tools: OpenTools,
  failures: Problem[],
  isNamedByPage = false,
): Promise<SourceContents | undefined> {
  if (isAddress(address)) return openSource(address, tools, failures, isNamedByPage);
  failures.push(errorAt({ path: namedBy }, `feed ${quote(address)}`, "an http or https address"));
  return undefined;
}
