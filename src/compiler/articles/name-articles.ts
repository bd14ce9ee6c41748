/** Gives each article its id, its slug and its date, before anything is rendered. */

import { posix } from "node:path";
import { EPOCH, type Instant } from "../../model/instant.ts";
import { dateOfFileName } from "../ground/date.ts";
import { capped, problemFrom } from "../ground/guard.ts";
import { identityOf, slugify } from "../ground/identity.ts";
import { errorAt, isError, noteAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import { parseArticle } from "../parse/parse.ts";
import type { ParsedSeed } from "../parse/parsed-seed.ts";
import type { SiteSettings } from "../site/site-file.ts";
import type { NamedArticle } from "./assemble.ts";
import { withoutEarlyUpdate } from "./foreign-fields.ts";
import { dateFrom } from "./undated.ts";

export type NamedArticles = {
  readonly named: readonly NamedArticle[];
  /** Articles with an error, if they have names. The build still checks their texts. */
  readonly flawed: readonly NamedArticle[];
  readonly drafts: readonly WithheldArticle[];
};

/** A file that a mark keeps from being published. */
export type WithheldArticle = Pick<NamedArticle, "file" | "ownId"> & {
  /** The mark, as reports show it: `draft`, `status: private`. */
  readonly withheld: string;
};

/** Names every article, and lists drafts apart. Adds problems to `problems`. */
export async function nameArticles(
  files: readonly ArticleFile[],
  settings: SiteSettings & { readonly isJekyll?: boolean },
  problems: Problem[],
  progress: (done: number, total: number, path?: string) => void,
): Promise<NamedArticles> {
  const articles = {
    named: [] as NamedArticle[],
    flawed: [] as NamedArticle[],
    drafts: [] as WithheldArticle[],
  };
  for (const [at, file] of files.entries()) {
    progress(at, files.length, file.path);
    try {
      const own: Problem[] = [];
      const seed = parseArticle(file, { ...settings.site, isJekyll: settings.isJekyll ?? false }, own);
      const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
      const withheld = file.withheld ?? seed?.withheld;
      if (withheld !== undefined) {
        problems.push(noteAt({ path: file.path }, `${withheld}, not published`));
        const { ownId } = identityOf(seed ?? {}, stem, settings.site.id);
        articles.drafts.push({ file, ownId, withheld });
        continue;
      }
      problems.push(...capped(file.path, own));
      if (seed === undefined) continue;
      const identity = identityOf(seed, stem, settings.site.id);
      const published = await publishedOf(file, seed, settings);
      const slug = seed.slug ?? slugify(stem).slice(0, 200).replace(/-+$/, "");
      const missing = missingNames(file, seed, published, slug);
      problems.push(...missing);
      const name = { file, ...identity, slug };
      if (published === undefined)
        articles.flawed.push({ ...name, seed: withoutOtherDates(seed), published: EPOCH });
      else {
        const dated = { ...name, seed: withoutEarlyUpdate(seed, published, file.path, problems), published };
        articles[[...own, ...missing].some(isError) ? "flawed" : "named"].push(dated);
      }
    } catch (cause) {
      problems.push(problemFrom({ path: file.path }, cause));
    }
  }
  progress(files.length, files.length);
  return articles;
}

/** Removes the other dates of an article without a date, because checks compare them with its date. */
function withoutOtherDates({
  updated: _updated,
  expires: _expires,
  corrections: _corrections,
  withdrawn: _withdrawn,
  ...seed
}: ParsedSeed): ParsedSeed {
  return seed;
}

/** If some fields are unreadable, one of them may be the date or the slug. */
function missingNames(
  { path, kind }: ArticleFile,
  { isPartial }: ParsedSeed,
  published: Instant | undefined,
  slug: string,
): Problem[] {
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
    ...(slug === "" && !isPartial
      ? [errorAt({ path }, "no letter or digit in the file's name", "a `slug:`, or another name")]
      : []),
  ];
}

/**
 * Returns the date in the text, else in the file's name, else the release, else the date that the site's
 * settings give undated articles. Never returns the current time.
 */
async function publishedOf(
  file: ArticleFile,
  seed: ParsedSeed,
  { site: { timezone }, undated }: SiteSettings,
): Promise<Instant | undefined> {
  const written = seed.published ?? dateOfFileName(posix.basename(file.name), timezone) ?? seed.publishAt;
  return written ?? (undated === undefined ? undefined : dateFrom(undated, file.location));
}
