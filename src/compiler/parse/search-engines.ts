/** Finds keys by which other tools keep a page out of search engines. Seedcast has no such field. */

import { keyOf } from "../ground/marks.ts";

/**
 * The keys with values that keep a page out. A map or a list as a value is compared as JSON. Hugo, Jekyll and
 * plugins of Eleventy have a key for the sitemap. Other keys are those of designs and of Yoast.
 */
const KEYS: ReadonlyMap<string, RegExp> = new Map([
  ["noindex", /^true$/],
  ["robotsnoindex", /^true$/],
  ["robots", /noindex(?!":false)|"index":false/],
  ["metadata", /"index":false/],
  ["sitemap", /^false$|"(?:disable|ignore|exclude)":true/],
  ["sitemapexclude", /^true$/],
]);

export function keepsFromSearchEngines(key: string, value: unknown): boolean {
  return KEYS.get(keyOf(key))?.test(JSON.stringify(value).toLowerCase()) === true;
}

/** Returns the note on such a key. */
export function noteOnSearchEngines(key: string): string {
  return `\`${key}\` has no effect on search engines; \`feed: false\` keeps an article out of feeds, lists and the sitemap`;
}
