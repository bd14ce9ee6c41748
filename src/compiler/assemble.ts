/** Makes an article of a draft: the site's settings, the vocabulary and the other files' names come in here. */

import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import { articleUrl, type Site } from "../model/site.ts";
import { escapeMarkup, oneLine, shorten } from "../model/text.ts";
import { correctionsAsHtml, correctionsAsText } from "./content/corrections.ts";
import { linksFrom } from "./content/links.ts";
import { firstParagraph, paragraphsOf, plainText } from "./content/plain-text.ts";
import { sanitize } from "./content/sanitize.ts";
import { defined } from "./defined.ts";
import { articleId } from "./identity.ts";
import type { Draft } from "./parse/draft.ts";
import { headlineFrom } from "./parse/headline.ts";
import { errorAt, isError, quote, type SeedProblem, warningAt } from "./problem.ts";
import type { ArticleFile } from "./seeds.ts";
import { type Assignment, assignTopics } from "./topics/assign.ts";
import type { TermMatcher } from "./topics/match.ts";
import type { ArticleText } from "./topics/stretches.ts";
import type { Vocabulary } from "./topics/vocabulary.ts";
import { readWithdrawal } from "./withdrawal.ts";

/** About three lines in a reader. Characters. */
const SUMMARY_LENGTH = 280;

/** RFC 822 readers take a year below 1000 for one of this century or the last. */
const EARLIEST: Instant = Date.UTC(1000, 0, 1);
/** RFC 3339 has no more than four digits for the year. */
const TOO_LATE: Instant = Date.UTC(10_000, 0, 1);

export type Surroundings = {
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly match: TermMatcher;
  readonly slugByName: ReadonlyMap<string, string>;
  readonly slugs: ReadonlySet<string>;
  /** Those of them that were or will be withdrawn. */
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** What the name of the file, or the author, decides before anything is rendered. */
export type Named = {
  readonly file: ArticleFile;
  readonly draft: Draft;
  /** Front matter `id`, else the file's name without its extension. */
  readonly ownId: string;
  readonly slug: string;
  readonly published: Instant;
};

export type Assembled = {
  readonly article?: Article;
  /** What topics are told from. */
  readonly text: ArticleText;
  readonly topicsBy: Assignment["by"];
  readonly problems: readonly SeedProblem[];
};

export function assemble(
  { file, draft, ownId, slug, published }: Named,
  { site, vocabulary, match, slugByName, slugs, withdrawnSlugs }: Surroundings,
): Assembled {
  const { path, name } = file;
  const links = linksFrom({ siteUrl: site.url, slug, name, slugByName, slugs, withdrawnSlugs });
  const content = sanitize(draft.html, links.resolve);
  const text = plainText(content.html);
  const paragraphs = paragraphsOf(text);
  const lead = oneLine(draft.lead ?? firstParagraph(content.html) ?? paragraphs[0] ?? "");

  const title = draft.title ?? headlineFrom(lead);
  const { label, corrections = [] } = draft;
  const updated = Math.max(draft.updated ?? published, ...corrections.map(({ date }) => date));
  const withdrawal = readWithdrawal(draft, { published, updated }, site.timezone, { path, line: draft.lines?.withdrawn });
  const topicText: ArticleText = { title: draft.title ?? "", paragraphs };
  const assignment = assignTopics({ path, name, written: draft.topics, text: topicText }, vocabulary, match);
  const why = { text: topicText, topicsBy: assignment.by };
  const image = draft.image === undefined ? undefined : links.resolve(draft.image);

  const at = (field: string) => ({ path, line: draft.lines?.[field] });
  const problems: SeedProblem[] = [
    ...assignment.problems,
    ...withdrawal.problems,
    ...(content.dropped.length === 0
      ? []
      : [warningAt({ path }, `taken out: <${content.dropped.join(">, <")}>`, "plain article HTML")]),
    // The lead image's own address is an error of its own, below.
    ...[...links.refused]
      .filter((address) => address !== draft.image)
      .map((address) => warningAt({ path }, `address ${quote(address)} taken out`, "an http, https, mailto or tel address")),
    ...[...links.dead].map((address) =>
      warningAt({ path }, `address ${quote(address)} names no article`, "another article's file, or an absolute address"),
    ),
    ...[...links.withdrawn].map((address) =>
      warningAt({ path }, `address ${quote(address)} leads to a withdrawn article`, "no link, or one to what stands for it now"),
    ),
  ];
  if (title === "") problems.push(errorAt({ path }, "no text and no title", "an article"));
  if (draft.image !== undefined && (image === undefined || !/^https?:/.test(image))) {
    problems.push(errorAt(at("image"), `image is ${quote(draft.image)}`, "the http or https address of an image"));
  }
  if (published < EARLIEST)
    problems.push(errorAt(at("date"), "date before the year 1000", "a later one, since readers misread it"));
  if (updated >= TOO_LATE)
    problems.push(
      errorAt(at(draft.updated === undefined ? "date" : "updated"), "date after the year 9999", "a year of four digits"),
    );
  if (corrections.some(({ date }) => date < published))
    problems.push(errorAt(at("corrections"), "a correction is dated before the article", "a later or equal instant"));
  if ((draft.updated ?? published) < published)
    problems.push(errorAt(at("updated"), "updated is before date", "a later or equal instant"));
  if (draft.expires !== undefined && draft.expires <= Math.max(published, draft.publishAt ?? published))
    problems.push(errorAt(at("expires"), "expires before it is published", "a later instant"));
  if (assignment.topics.length === 0 && draft.topics === undefined) {
    problems.push(warningAt({ path }, "no topic recognised", "topics in the front matter, a `Tags:` line, or [] for none"));
  }
  if (problems.some(isError)) return { ...why, problems };

  // RSS and Atom have no place for a label: as in print, it stands above the report.
  const article: Article = {
    id: articleId(site.id, ownId),
    slug,
    url: articleUrl(site, slug),
    title,
    published,
    updated,
    authors: draft.authors ?? site.authors,
    topics: assignment.topics,
    summary: draft.summary ?? shorten(lead === "" ? title : lead, SUMMARY_LENGTH),
    contentHtml:
      (label === undefined ? content.html : `<p>${escapeMarkup(label)}</p>\n${content.html}`) +
      correctionsAsHtml(corrections, site.timezone),
    contentText: (label === undefined ? text : `${label}\n\n${text}`) + correctionsAsText(corrections, site.timezone),
    ...defined({
      language: draft.language === site.language ? undefined : draft.language,
      image,
      publishAt: draft.publishAt !== undefined && draft.publishAt > published ? draft.publishAt : undefined,
      expires: draft.expires,
      withdrawn: withdrawal.withdrawn,
      unlisted: draft.feed === false ? true : undefined,
      dateline: draft.dateline,
      credit: draft.credit,
      label,
      corrections: corrections.length === 0 ? undefined : corrections,
      derived: draft.title === undefined ? ["title" as const] : undefined,
    }),
  };
  return { article, ...why, problems };
}
