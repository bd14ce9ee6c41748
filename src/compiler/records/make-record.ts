/**
 * Does all work on a story that does not depend on other stories: prepares the text, renders it, reads it
 * back, and stores the pieces. The result has no text.
 */

import { crc32 } from "node:zlib";
import type { Article, ArticleFields } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { type StoredPieces, storePieces } from "../../pack/stored-pieces.ts";
import type { AssemblyContext, Story } from "../articles/assemble.ts";
import type { StoryRecord } from "../articles/compiled-article.ts";
import { assembleMeasured } from "../articles/durations.ts";
import { sketchOf } from "../articles/lookalikes.ts";
import { noticesOf } from "../articles/notices.ts";
import { withdrawnEntriesOf } from "../articles/withdrawn-entry.ts";
import type { TermNumbers } from "../cache/term-numbers.ts";
import type { LinkTrace } from "../content/link-trace.ts";
import { digestBytes } from "../ground/digest.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { ledgerDigests } from "../ledger/published.ts";
import { deflate } from "../output/deflate.ts";
import { searchTerms } from "../output/search-terms.ts";
import {
  type Difference,
  describeDifference,
  readBackAtom,
  readBackJson,
  readBackRss,
} from "../render/read-back.ts";
import { itemOf, render } from "../render/render.ts";
import { hasSameContent } from "../render/same-content.ts";

export type MadeRecord = { readonly record: StoryRecord; readonly trace: LinkTrace };

/** Returns the record of a story, or undefined if the story has an error. */
export async function makeRecord(
  story: Story,
  context: AssemblyContext,
  terms: TermNumbers,
  problems: Problem[],
): Promise<MadeRecord | undefined> {
  const { site } = context;
  const { path } = story.file;
  const { article, topicsBy, trace } = await assembleMeasured(story, context, problems);
  if (article === undefined) return undefined;
  const store = (one: Article) => ({
    article: withoutText(one),
    pieces: renderAndReadBack(path, one, site, problems),
  });
  return {
    record: {
      ...store(article),
      topicsBy,
      notices: noticesOf(article, site).map(store),
      withdrawnEntries: withdrawnEntriesOf(article).map(store),
      terms: Uint32Array.from([...searchTerms(article)], terms.numberOf),
      sketch: sketchOf(article),
      digests: ledgerDigests(article, site),
    },
    trace,
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
