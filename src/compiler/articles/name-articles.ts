/** Gives each article its id, its slug and its date, before anything is rendered. */

import { posix } from "node:path";
import { EPOCH, type Instant } from "../../model/instant.ts";
import { type BuildCache, openCache } from "../cache/cache.ts";
import { articleName, isIndex, languageOf, slugName } from "../ground/article-name.ts";
import { dateOfAddresses, dateOfPath } from "../ground/date.ts";
import { defined } from "../ground/defined.ts";
import { datedPageNote, isInPages, pageNote } from "../ground/file-names.ts";
import { capped, problemFrom } from "../ground/guard.ts";
import { identityOf, slugify } from "../ground/identity.ts";
import { errorAt, isError, noteAt, type Problem } from "../ground/problem.ts";
import type { ArticleFile, SeedFolder } from "../ground/seeds.ts";
import { type ParseElsewhere, seedParser } from "../parse/cached-seed.ts";
import type { ParseSettings, SeedFields } from "../parse/parsed-seed.ts";
import type { SiteSettings } from "../site/site-file.ts";
import type { NamedArticle } from "./assemble.ts";
import { datedNames } from "./dated-names.ts";
import { withoutEarlyUpdate, withoutOwnAlias } from "./foreign-fields.ts";
import { filledFolders, isPage } from "./page-files.ts";
import type { RecordedName } from "./recorded-names.ts";
import type { FileLanguage } from "./translated-files.ts";
import { dateFrom } from "./undated.ts";
import { undatedFile } from "./undated-files.ts";

export type NamedArticles = {
  readonly named: readonly NamedArticle[];
  /** Articles with an error, if they have names. The build still checks their texts. */
  readonly flawed: readonly NamedArticle[];
  readonly drafts: readonly WithheldArticle[];
  /** The files with `page: true`, and dated files in a folder `pages`. */
  readonly pages: readonly NamedPage[];
  /** True if a file has a mark such as `publish: true`. It may be a draft, or a page without a date. */
  readonly hasChosen: boolean;
};

/** A page about the site, with its slug. It has no id, because it is in no feed. */
export type NamedPage = Pick<NamedArticle, "file" | "seed" | "html" | "slug">;

export type NameSettings = SiteSettings &
  Pick<ParseSettings, "isJekyll" | "isObsidian" | "authorKeys"> & {
    /**
     * True to read private files too, as `npm run dev` does. A private file needs no date. If it has none,
     * its date is `EPOCH`.
     */
    readonly showsDrafts?: boolean;
    /**
     * The languages of files, by file name. All files of the folder decide them, even if only the drafts are
     * named.
     */
    readonly languages?: ReadonlyMap<string, FileLanguage>;
    /** The name of the folder, if it is a part of another tool's site: `_posts`. */
    readonly partName?: string;
    /** Returns the name under which the ledger (the record of published entries) has a file. */
    readonly recorded?: RecordedName;
    /** Has the results for files that were parsed before. */
    readonly cache?: BuildCache;
    /** Parses files in another thread. */
    readonly parseElsewhere?: ParseElsewhere;
  };

/** A file that a key such as `draft: true` keeps from being published. */
export type WithheldArticle = Pick<NamedArticle, "file" | "ownId"> & {
  /** The key that keeps the file private, as reports show it: `draft`, `status: private`. */
  readonly withheld: string;
};

/**
 * Names every article. Returns drafts and pages in separate lists, and leaves out pages without a date. Adds
 * problems to `problems`.
 */
export async function nameArticles(
  { articles: files }: Pick<SeedFolder, "articles">,
  settings: NameSettings,
  problems: Problem[],
  progress: (done: number, total: number, path?: string) => void,
): Promise<NamedArticles> {
  const articles = {
    named: [] as NamedArticle[],
    flawed: [] as NamedArticle[],
    drafts: [] as WithheldArticle[],
    pages: [] as NamedPage[],
    hasChosen: false,
  };
  const { isJekyll, isObsidian, authorKeys, showsDrafts, cache = openCache(""), parseElsewhere } = settings;
  const parseSettings = { ...settings.site, ...defined({ isJekyll, isObsidian, authorKeys, showsDrafts }) };
  const { parse, parseAhead } = seedParser(parseSettings, cache, parseElsewhere);
  parseAhead(files);
  const filled = filledFolders(files);
  const { recorded = () => undefined } = settings;
  const withDates = datedNames(files, recorded);
  const slugs = new Set<string>();
  for (const [at, file] of files.entries()) {
    progress(at, files.length, file.path);
    try {
      const own: Problem[] = [];
      const { seed: parsed, html = () => "", key = "" } = (await parse(file, own)) ?? {};
      const { language = languageOf(file.name), translatedName } = settings.languages?.get(file.name) ?? {};
      const seed = parsed === undefined || language === undefined ? parsed : { language, ...parsed };
      const stem =
        recorded(file.name) ?? translatedName ?? withDates.get(file.name) ?? articleName(file.name);
      const withheld = file.withheld ?? seed?.withheld;
      articles.hasChosen ||= seed?.chosen === true;
      if (withheld !== undefined && settings.showsDrafts !== true) {
        problems.push(noteAt({ path: file.path }, `${withheld}, not published`));
        const { ownId } = identityOf(seed ?? {}, stem, settings.site.id);
        articles.drafts.push({ file, ownId, withheld });
        continue;
      }
      const published = seed === undefined ? undefined : await publishedOf(file, seed, settings);
      const isDatedPage = seed?.page === undefined && published !== undefined && isInPages(file.name);
      if (isDatedPage) problems.push(datedPageNote(file.path));
      if (seed !== undefined && (seed.page === true || isDatedPage)) {
        problems.push(...capped(file.path, own));
        const page = { file, seed: { ...seed, page: true }, html, slug: seed.slug ?? slugOfPage(stem) };
        if (!own.some(isError)) articles.pages.push(page);
        continue;
      }
      if (published === undefined && seed !== undefined && !seed.isPartial && isPage(file.name, filled)) {
        problems.push(pageNote(file.path));
        continue;
      }
      problems.push(...capped(file.path, own));
      if (seed === undefined) continue;
      const identity = identityOf(seed, stem, settings.site.id);
      const nameInSite = posix.join(settings.partName ?? "", file.name);
      const slug = seed.slug ?? freeSlug(slugName(nameInSite, stem), stem, slugs);
      slugs.add(slug);
      const missing = missingNames(file, seed, published, slug);
      problems.push(...missing);
      // The language of a file depends on the files around it, so it is part of the key.
      const name = { file, key: `${key} ${language}`, html, ...identity, slug };
      const cleaned = withoutOwnAlias(seed, slug, file.path, problems);
      if (published === undefined)
        articles.flawed.push({ ...name, seed: withoutOtherDates(cleaned), published: EPOCH });
      else {
        const isUndated = showsDrafts === true && published === EPOCH;
        const plain = isUndated ? withoutOtherDates(cleaned) : cleaned;
        const dated = { ...name, seed: withoutEarlyUpdate(plain, published, file.path, problems), published };
        articles[[...own, ...missing].some(isError) ? "flawed" : "named"].push(dated);
      }
    } catch (cause) {
      problems.push(problemFrom({ path: file.path }, cause));
    }
  }
  progress(files.length, files.length);
  return articles;
}

/** Returns the slug made from a page's name. Unlike the slug of an article, it never has a date. */
function slugOfPage(articleName: string): string {
  return slugFrom(articleName.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, ""));
}

/**
 * Returns a slug from the name without its date. If an earlier article has that slug, the slug includes the
 * date.
 */
function freeSlug(short: string, long: string, taken: ReadonlySet<string>): string {
  const slug = slugFrom(short);
  return short === long || (slug !== "" && !taken.has(slug)) ? slug : slugFrom(long);
}

function slugFrom(name: string): string {
  return slugify(name).slice(0, 200).replace(/-+$/, "");
}

/** Removes the other dates of an article without a date, because checks compare them with its date. */
function withoutOtherDates({
  updated: _updated,
  expires: _expires,
  corrections: _corrections,
  withdrawn: _withdrawn,
  ...seed
}: SeedFields): SeedFields {
  return seed;
}

/**
 * Reports a missing date or slug. Reports nothing if some fields are unreadable, because one of them may be
 * the date or the slug.
 */
function missingNames(
  { path, name, kind }: ArticleFile,
  { isPartial }: SeedFields,
  published: Instant | undefined,
  slug: string,
): Problem[] {
  const dated = isIndex(name)
    ? `folder name such as 2021-11-02-${articleName(name)}`
    : `file name such as 2021-11-02-${withoutDate(posix.basename(path))}`;
  return [
    ...(published === undefined && !isPartial ? [undatedFile({ path, kind }, dated)] : []),
    ...(slug === "" && !isPartial
      ? [errorAt({ path }, "no letter or digit in the file's name", "a `slug:`, or another name")]
      : []),
  ];
}

/** Returns a file's name without a date that cannot be read: `ice.md` for `14.11.2026 ice.md`. */
function withoutDate(name: string): string {
  return name.replace(/^\d{1,4}([-._ ])\d{1,2}\1\d{1,4}[\s_-]+(?=[\p{L}\p{N}])/u, "");
}

/**
 * Returns the date in the text. If it is missing, returns the next date that exists: the date in the file's
 * path, `publish_at`, the date in a former address, the site's date for undated articles. Never returns the
 * current time.
 */
async function publishedOf(
  file: ArticleFile,
  seed: SeedFields,
  { site: { timezone }, undated, showsDrafts }: NameSettings,
): Promise<Instant | undefined> {
  const written =
    seed.published ??
    dateOfPath(file.name, timezone) ??
    seed.publishAt ??
    dateOfAddresses(seed.formerPaths ?? [], timezone);
  if (written !== undefined || showsDrafts === true) return written ?? EPOCH;
  return undated === undefined ? undefined : dateFrom(undated, file.location);
}
