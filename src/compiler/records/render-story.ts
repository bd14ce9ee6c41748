/**
 * Renders an article and the entries that are made from it, reads them back, and stores their pieces. Uses
 * only the article and the site, so it can run in a thread.
 */

import { crc32 } from "node:zlib";
import type { Article, ArticleFields } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { type StoredPieces, storePieces } from "../../pack/stored-pieces.ts";
import type { StoryRecord } from "../articles/compiled-article.ts";
import { sketchOf } from "../articles/lookalikes.ts";
import { noticesOf } from "../articles/notices.ts";
import { withdrawnEntriesOf } from "../articles/withdrawn-entry.ts";
import { digestBytes } from "../ground/digest.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { ledgerDigests } from "../ledger/published.ts";
import { deflate } from "../output/deflate.ts";
import {
  type Difference,
  describeDifference,
  readBackAtom,
  readBackJson,
  readBackRss,
} from "../render/read-back.ts";
import { itemOf, render } from "../render/render.ts";
import { hasSameContent } from "../render/same-content.ts";

/** The part of a record that depends only on the article and the site. It has no text. */
export type RenderedStory = Omit<StoryRecord, "terms" | "topicsBy">;

/** `path` is the path of the article's file, for problems. */
export function renderStory(path: string, article: Article, site: Site, problems: Problem[]): RenderedStory {
  const store = (one: Article) => ({
    article: withoutText(one),
    pieces: renderAndReadBack(path, one, site, problems),
  });
  return {
    ...store(article),
    notices: noticesOf(article, site).map(store),
    withdrawnEntries: withdrawnEntriesOf(article).map(store),
    sketch: sketchOf(article),
    digests: ledgerDigests(article, site),
  };
}

function withoutText({ contentHtml: _, contentText: __, ...fields }: Article): ArticleFields {
  return fields;
}

function renderAndReadBack(path: string, article: Article, site: Site, problems: Problem[]): StoredPieces {
  const pieces = render(article, site);
  const report = (format: string, differences: readonly Difference[]) => {
    for (const one of differences)
      problems.push(errorAt({ path }, `${format}: ${describeDifference(one)}`, "what the article says"));
  };
  report("RSS", readBackRss(itemOf("rss", pieces), article, site));
  report("Atom", readBackAtom(itemOf("atom", pieces), article, site));
  report("JSON Feed", readBackJson(itemOf("json", pieces), article));
  if (!hasSameContent(article.contentHtml, pieces.body))
    problems.push(errorAt({ path }, "the body for feeds differs from the content", "the same content"));
  return storePieces(pieces, { deflate, crc32, digest: digestBytes });
}
