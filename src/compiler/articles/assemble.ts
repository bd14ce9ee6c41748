/**
 * Makes an article from a parsed seed, with the site's settings, the vocabulary and the other files' names.
 */

import type { Article } from "../../model/article.ts";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { articleUrl, type Site } from "../../model/site.ts";
import { escapeMarkup, oneLine, shorten } from "../../model/text.ts";
import { correctionsAsHtml, correctionsAsText } from "../content/corrections.ts";
import { holdDepth, holdMarks, holdTables } from "../content/html-limits.ts";
import { illustrate } from "../content/lead-image.ts";
import { type Links, linksFrom } from "../content/links.ts";
import { firstParagraph, paragraphsOf, plainText } from "../content/plain-text.ts";
import { sanitize } from "../content/sanitize.ts";
import { defined } from "../ground/defined.ts";
import { OverLimit } from "../ground/file-limits.ts";
import type { Identity } from "../ground/identity.ts";
import { errorAt, isError, type Problem, quote, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { Library, MediaUse } from "../media/library.ts";
import { headlineFrom } from "../parse/headline.ts";
import type { ParsedSeed } from "../parse/parsed-seed.ts";
import { type Assignment, assignTopics } from "../topics/assign.ts";
import type { TermMatcher } from "../topics/match.ts";
import type { ArticleText } from "../topics/stretches.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { readWithdrawal } from "./withdrawal.ts";

/** About three lines in a reader. Characters. */
const SUMMARY_LENGTH = 280;

/** Characters. A file within its own limit can still make more of them than the parsers behind take. */
const MAX_CONTENT = 4 * 1024 * 1024;

/** RFC 822 readers take a year below 1000 for one of this century or the last. */
const EARLIEST: Instant = Date.UTC(1000, 0, 1);
/** RFC 3339 has no more than four digits for the year. */
const TOO_LATE: Instant = Date.UTC(10_000, 0, 1);

export type AssemblyContext = {
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly match: TermMatcher;
  readonly slugByName: ReadonlyMap<string, string>;
  readonly slugs: ReadonlySet<string>;
  readonly library: Library;
  /** Those of them that were or will be withdrawn. */
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** An article with its names and its date, which are known before anything is rendered. */
export type NamedArticle = Identity & {
  readonly file: ArticleFile;
  readonly seed: ParsedSeed;
  readonly slug: string;
  readonly published: Instant;
};

/** An article with all that it was before: the takes that were folded into it, the slugs that it had. */
export type Story = NamedArticle & {
  /** The first one first; mostly there are none. */
  readonly earlier: readonly NamedArticle[];
  /** Own ids of takes that gave up theirs for the story's. */
  readonly formerIds: readonly string[];
  readonly aliases: readonly string[];
};

export type Assembled = {
  readonly article?: Article;
  /** The text from which topics are inferred. */
  readonly text: ArticleText;
  readonly topicsBy: Assignment["by"];
  readonly problems: readonly Problem[];
};

export function assemble(
  { file, seed, id, atomId, slug, published, aliases }: Story,
  { site, vocabulary, match, slugByName, slugs, withdrawnSlugs, library }: AssemblyContext,
): Assembled {
  const { path, name } = file;
  const { label, corrections = [] } = seed;
  const links = linksFrom({ siteUrl: site.url, slug, name, slugByName, slugs, withdrawnSlugs, library });
  holdDepth(seed.html);
  const content = sanitize(seed.html, links.resolve);
  if (content.html.length > MAX_CONTENT) throw tooLong(content.html.length, "HTML");
  holdMarks(content.html);
  holdTables(content.html);
  const text = plainText(content.html);
  if (text.length > MAX_CONTENT) throw tooLong(text.length, "text");
  const paragraphs = paragraphsOf(text);
  const lead = oneLine(seed.lead ?? firstParagraph(content.html) ?? paragraphs[0] ?? "");

  const title = seed.title ?? headlineFrom(lead);
  const updated = Math.max(seed.updated ?? published, ...corrections.map(({ date }) => date));
  const withdrawal = readWithdrawal(seed, { published, updated }, site.timezone, {
    path,
    line: seed.lines?.withdrawn,
  });
  const topicText: ArticleText = { title: seed.title ?? "", paragraphs };
  const assignment = assignTopics({ path, name, written: seed.topics, text: topicText }, vocabulary, match);
  const why = { text: topicText, topicsBy: assignment.by };
  const named = seed.image === undefined ? undefined : links.resolve(seed.image, "image")?.url;
  const isShowable = named === undefined || /^https?:/.test(named);
  const written = named === undefined || !isShowable ? undefined : { url: named, alt: seed.imageAlt };
  // RSS and Atom have no place for a label: as in print, it stands above the report, below the picture.
  const labelled = label === undefined ? content.html : `<p>${escapeMarkup(label)}</p>\n${content.html}`;
  const { image, html } = illustrate(labelled, written, links.fileAt);

  const at = (field: string) => ({ path, line: seed.lines?.[field] });
  const problems: Problem[] = [
    ...assignment.problems,
    ...withdrawal.problems,
    ...(content.dropped.length === 0
      ? []
      : [warningAt({ path }, `taken out: <${content.dropped.join(">, <")}>`, "plain article HTML")]),
    // The lead image's own address is an error of its own, below.
    ...[...links.refused]
      .filter((address) => address !== seed.image)
      .map((address) =>
        warningAt({ path }, `address ${quote(address)} taken out`, "an http, https, mailto or tel address"),
      ),
    ...[...links.dead].map((address) =>
      warningAt(
        { path },
        `address ${quote(address)} names no article`,
        "another article's file, or an absolute address",
      ),
    ),
    ...unusableMedia(file, links),
    ...[...links.withdrawn].map((address) =>
      warningAt(
        { path },
        `address ${quote(address)} leads to a withdrawn article`,
        "no link, or one to what stands for it now",
      ),
    ),
  ];
  if (title === "" && !seed.isPartial) problems.push(errorAt({ path }, "no text and no title", "an article"));
  if (seed.image !== undefined && (!isShowable || links.refused.has(seed.image))) {
    problems.push(
      errorAt(at("image"), `image is ${quote(seed.image)}`, "the http or https address of an image"),
    );
  }
  if (published < EARLIEST)
    problems.push(errorAt(at("date"), "date before the year 1000", "a later one, since readers misread it"));
  if (updated >= TOO_LATE)
    problems.push(
      errorAt(
        at(seed.updated === undefined ? "date" : "updated"),
        "date after the year 9999",
        "a year of four digits",
      ),
    );
  const early = corrections.find(({ date }) => date < published);
  if (early !== undefined) {
    const found = `a correction is dated ${toRfc3339(early.date)}, before the article`;
    problems.push(errorAt(at("corrections"), found, `${toRfc3339(published)} or later`));
  }
  if (seed.updated !== undefined && seed.updated < published) {
    const found = `updated is ${toRfc3339(seed.updated)}, before date`;
    problems.push(errorAt(at("updated"), found, `${toRfc3339(published)} or later`));
  }
  const release = Math.max(published, seed.publishAt ?? published);
  if (seed.expires !== undefined && seed.expires <= release) {
    const found = `expires is ${toRfc3339(seed.expires)}, before it is published`;
    problems.push(errorAt(at("expires"), found, `later than ${toRfc3339(release)}`));
  }
  if (assignment.topics.length === 0 && seed.topics === undefined && !seed.isPartial) {
    problems.push(
      warningAt(
        { path },
        "no topic recognised",
        "topics in the front matter, a `Tags:` line, or [] for none",
      ),
    );
  }
  if (problems.some(isError)) return { ...why, problems };

  const derived = [
    ...(seed.title === undefined ? ["title" as const] : []),
    ...(seed.image === undefined && image !== undefined ? ["image" as const] : []),
  ];
  const article: Article = {
    id,
    slug,
    url: articleUrl(site, slug),
    title,
    published,
    updated,
    authors: seed.authors ?? site.authors,
    topics: assignment.topics,
    summary: seed.summary ?? shorten(lead === "" ? title : lead, SUMMARY_LENGTH),
    contentHtml: html + correctionsAsHtml(corrections, site.timezone),
    contentText:
      (label === undefined ? text : `${label}\n\n${text}`) + correctionsAsText(corrections, site.timezone),
    ...defined({
      atomId,
      aliases: aliases.length === 0 ? undefined : aliases,
      language: seed.language === site.language ? undefined : seed.language,
      image,
      publishAt: seed.publishAt !== undefined && seed.publishAt > published ? seed.publishAt : undefined,
      expires: seed.expires,
      withdrawn: withdrawal.withdrawn,
      unlisted: seed.feed === false ? true : undefined,
      dateline: seed.dateline,
      credit: seed.credit,
      canonical: seed.canonical,
      label,
      corrections: corrections.length === 0 ? undefined : corrections,
      derived: derived.length === 0 ? undefined : derived,
    }),
  };
  return { article, ...why, problems };
}

/** Says nothing of where: the text may be short, and what it becomes long. */
function tooLong(length: number, kind: "HTML" | "text"): OverLimit {
  return new OverLimit(`${length} characters of ${kind}`, `at most ${MAX_CONTENT}`);
}

const NAMES: Readonly<Record<MediaUse, string>> = {
  image: "image",
  sound: "sound or film",
  track: "text track",
  link: "file",
};

/** A reader would see a gap, so each stops the build. */
function unusableMedia({ path, text }: ArticleFile, { unusable }: Pick<Links, "unusable">): Problem[] {
  const lines = text.split("\n");
  return [...unusable].map(([address, { use, message, fix }]) =>
    errorAt({ path, line: lineWith(address, lines) }, `${NAMES[use]} ${quote(address)} ${message}`, fix),
  );
}

/** Where an address stands, as far as it can be found: Markdown may have encoded it since. */
function lineWith(address: string, lines: readonly string[]): number | undefined {
  if (address.trim() === "") return undefined;
  const spellings = [address, decoded(address), address.replaceAll("&", "&amp;")];
  const line = lines.findIndex((one) => spellings.some((spelling) => one.includes(spelling)));
  return line < 0 ? undefined : line + 1;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
