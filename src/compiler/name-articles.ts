/** Decides what each article is known by, before anything is rendered: its id, its slug, its date. */

import { posix } from "node:path";
import { EPOCH, type Instant } from "../model/instant.ts";
import type { Named } from "./assemble.ts";
import { capped, problemFrom } from "./guard.ts";
import { identityOf, slugify } from "./identity.ts";
import { dateOfFileName } from "./parse/date.ts";
import type { Draft } from "./parse/draft.ts";
import { parseArticle } from "./parse/parse.ts";
import { errorAt, isError, noteAt, type SeedProblem } from "./problem.ts";
import type { ArticleFile } from "./seeds.ts";
import type { SiteSettings } from "./site-file.ts";
import { dateFrom } from "./undated.ts";

export type NamedArticles = {
  readonly named: readonly Named[];
  /** Those with an error, as far as they can be named. Their texts are still to be checked. */
  readonly flawed: readonly Named[];
  readonly drafts: readonly Pick<Named, "file" | "ownId">[];
};

/** Names every article; the drafts are left out. What is wrong is added to `problems`. */
export async function nameArticles(
  files: readonly ArticleFile[],
  settings: SiteSettings,
  problems: SeedProblem[],
  progress: (done: number, total: number, path?: string) => void,
): Promise<NamedArticles> {
  const articles = {
    named: [] as Named[],
    flawed: [] as Named[],
    drafts: [] as Pick<Named, "file" | "ownId">[],
  };
  for (const [at, file] of files.entries()) {
    progress(at, files.length, file.path);
    try {
      const { draft, problems: own } = parseArticle(file, settings.site);
      problems.push(...capped(file.path, own));
      if (draft === undefined) continue;
      const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
      const identity = identityOf(draft, stem, settings.site.id);
      if (draft.draft) {
        problems.push(noteAt({ path: file.path }, "draft, not published"));
        articles.drafts.push({ file, ownId: identity.ownId });
        continue;
      }
      const published = await publishedOf(file, draft, settings);
      const slug = draft.slug ?? slugify(stem).slice(0, 200).replace(/-+$/, "");
      const missing = missingNames(file, draft, published, slug);
      problems.push(...missing);
      const name = { file, ...identity, slug };
      if (published === undefined)
        articles.flawed.push({ ...name, draft: withoutOtherDates(draft), published: EPOCH });
      else
        articles[[...own, ...missing].some(isError) ? "flawed" : "named"].push({ ...name, draft, published });
    } catch (cause) {
      problems.push(problemFrom({ path: file.path }, cause));
    }
  }
  progress(files.length, files.length);
  return articles;
}

/** Leaves out what is compared with the date of the article, which has none. */
function withoutOtherDates({
  updated: _updated,
  expires: _expires,
  corrections: _corrections,
  withdrawn: _withdrawn,
  ...draft
}: Draft): Draft {
  return draft;
}

/** A date may have been written where some fields cannot be read. */
function missingNames(
  { path, kind }: ArticleFile,
  { isPartial }: Draft,
  published: Instant | undefined,
  slug: string,
): SeedProblem[] {
  const line = kind === "txt" ? "`Date: YYYY-MM-DD`" : "`date: YYYY-MM-DD` in the front matter";
  return [
    ...(published === undefined && !isPartial
      ? [
          errorAt(
            { path, line: 1 },
            "no date",
            `a line ${line}, or a file name such as 2021-11-02-${posix.basename(path)}`,
          ),
        ]
      : []),
    ...(slug === ""
      ? [errorAt({ path }, "no letter or digit in the file's name", "a `slug:`, or another name")]
      : []),
  ];
}

/** What the text says, else the file's name, else when it is to appear, else what the site chose for undated articles. Never the current time. */
async function publishedOf(
  file: ArticleFile,
  draft: Draft,
  { site: { timezone }, undated }: SiteSettings,
): Promise<Instant | undefined> {
  const written = draft.published ?? dateOfFileName(posix.basename(file.name), timezone) ?? draft.publishAt;
  return written ?? (undated === undefined ? undefined : dateFrom(undated, file.location));
}
