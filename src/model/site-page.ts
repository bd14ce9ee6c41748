/**
 * A page outside of all feeds, lists, counts and searches: a page about the site, or a draft in `npm run
 * dev`.
 */

import type { Instant } from "./instant.ts";

export type SitePage = {
  /** The path of the page: `/about`, or `/articles/harbour` for the draft of an article. */
  readonly path: string;
  readonly title: string;
  /** The summary: plain text, one paragraph. May be empty. */
  readonly summary: string;
  /** The content: sanitised HTML with absolute addresses. */
  readonly html: string;
  /** The language (a BCP 47 tag), if it differs from the site's. */
  readonly language?: string;
  /** The address at which the page was published first. */
  readonly canonical?: string;
  /** The date of the last change, as the publisher wrote it. The sitemap shows it. */
  readonly updated?: Instant;
  /** Present for a draft. Only a build of `npm run dev` has drafts. */
  readonly draft?: Draft;
};

export type Draft = {
  /** The key that keeps the file private, as reports show it: `draft`, `status: private`. */
  readonly mark: string;
  /** Facts about a draft article, which its page shows. Topics are given as labels. */
  readonly published?: Instant;
  readonly dateline?: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
};
