/** A page outside of all feeds, lists, counts and searches: a page about the site, or a draft in `npm run dev`. */

import type { Instant } from "./instant.ts";

export type SitePage = {
  /** `/about`, or `/articles/harbour` for the draft of an article. */
  readonly path: string;
  readonly title: string;
  /** Plain text, one paragraph. May be empty. */
  readonly summary: string;
  /** Sanitised HTML with absolute addresses. */
  readonly html: string;
  /** BCP 47, if it differs from the site's. */
  readonly language?: string;
  /** The address at which the page was published first. */
  readonly canonical?: string;
  /** The date of the last change that the publisher wrote. The sitemap shows it. */
  readonly updated?: Instant;
  /** Present for a draft. Only a build of `npm run dev` has drafts. */
  readonly draft?: Draft;
};

export type Draft = {
  /** The mark that withholds the file, as reports show it: `draft`, `status: private`. */
  readonly mark: string;
  /** The facts that the page of an article shows. Topics are labels. */
  readonly published?: Instant;
  readonly dateline?: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
};
