/** Finds keys by which other tools keep a page out of search engines. Seedcast has no such field. */

import { keyOf } from "../ground/known-marks.ts";

/**
 * The keys, with the values that keep a page out. A value that is a map or a list is compared as JSON. The
 * keys for the sitemap are from Hugo, Jekyll and plugins of Eleventy. The other keys are from themes and from
 * Yoast.
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
