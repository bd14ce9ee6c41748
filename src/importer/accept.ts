/** Checks, before a new article is written, that the build will accept its file. */

import { assemble } from "../compiler/articles/assemble.ts";
import { checkPages } from "../compiler/articles/check-pages.ts";
import { checkDatesAhead } from "../compiler/articles/dates-ahead.ts";
import { nameArticles } from "../compiler/articles/name-articles.ts";
import { assemblePages } from "../compiler/articles/site-pages.ts";
import { guarded } from "../compiler/ground/guard.ts";
import { errorAt, isError, type Problem } from "../compiler/ground/problem.ts";
import { MAX_ARTICLE_BYTES } from "../compiler/ground/seeds.ts";
import { openLibrary } from "../compiler/media/library.ts";
import type { SiteSettings } from "../compiler/site/site-file.ts";
import { termMatcher } from "../compiler/topics/match.ts";
import type { Vocabulary } from "../compiler/topics/vocabulary.ts";
import type { Instant } from "../model/instant.ts";
import type { Seed } from "./to-seed.ts";

/** Returns the first error that the build would report for a file, or undefined if it accepts the file. */
export type BuildCheck = (seed: Seed) => Promise<Problem | undefined>;

export function buildCheck(
  settings: SiteSettings,
  vocabulary: Vocabulary,
  now: Instant | undefined,
): BuildCheck {
  const context = {
    site: settings.site,
    vocabulary,
    match: termMatcher(vocabulary),
    pathByName: new Map<string, string>(),
    paths: new Set<string>(),
    withdrawnPaths: new Set<string>(),
    draftNames: new Set<string>(),
    // The list of files is empty, so that the text of another site cannot name files of this machine.
    library: openLibrary([]),
  };
  return async ({ name, text }) => {
    const bytes = Buffer.from(text);
    if (bytes.length > MAX_ARTICLE_BYTES)
      return errorAt({ path: name }, `${bytes.length} bytes`, `at most ${MAX_ARTICLE_BYTES} bytes`);
    const problems: Problem[] = [];
    const file = { path: name, name, location: name, kind: "html", bytes } as const;
    const { named, pages } = await nameArticles({ articles: [file] }, settings, problems, () => undefined);
    if (now !== undefined) problems.push(...checkDatesAhead(named, now));
    problems.push(...checkPages(pages, now));
    assemblePages(pages, context, problems);
    for (const one of named) {
      const story = { ...one, earlier: [], formerIds: [], aliases: [] };
      guarded({ path: name }, problems, () => assemble(story, context, problems));
    }
    return problems.find(isError);
  };
}
