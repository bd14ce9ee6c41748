/** Makes an article of a draft: the site's settings, the vocabulary and the other files' names come in here. */

import type { Article } from "../model/article.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import { articleUrl, type Site } from "../model/site.ts";
import { escapeMarkup, oneLine, shorten } from "../model/text.ts";
import { correctionsAsHtml, correctionsAsText } from "./content/corrections.ts";
import { holdDepth, holdMarks, holdTables } from "./content/html-limits.ts";
import { illustrate } from "./content/lead-image.ts";
import { type Links, linksFrom } from "./content/links.ts";
import { firstParagraph, paragraphsOf, plainText } from "./content/plain-text.ts";
import { sanitize } from "./content/sanitize.ts";
import { defined } from "./defined.ts";
import type { Identity } from "./identity.ts";
import type { Library, MediaUse } from "./media/library.ts";
import type { Draft } from "./parse/draft.ts";
import { headlineFrom } from "./parse/headline.ts";
import { OverLimit } from "./parse/limits.ts";
import { errorAt, isError, quote, type SeedProblem, warningAt } from "./problem.ts";
import type { ArticleFile } from "./seeds.ts";
import { type Assignment, assignTopics } from "./topics/assign.ts";
import type { TermMatcher } from "./topics/match.ts";
import type { ArticleText } from "./topics/stretches.ts";
import type { Vocabulary } from "./topics/vocabulary.ts";
import { readWithdrawal } from "./withdrawal.ts";

/** About three lines in a reader. Characters. */
const SUMMARY_LENGTH = 280;

/** Characters. A file within its own limit can still make more of them than the parsers behind take. */
const MAX_CONTENT = 4 * 1024 * 1024;

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
  readonly library: Library;
  /** Those of them that were or will be withdrawn. */
  readonly withdrawnSlugs: ReadonlySet<string>;
};

/** What the name of the file, or the author, decides before anything is rendered. */
export type Named = Identity & {
  readonly file: ArticleFile;
  readonly draft: Draft;
  readonly slug: string;
  readonly published: Instant;
};

/** An article with all that it was before: the takes that were folded into it, the slugs that it had. */
export type Story = Named & {
  /** The first one first; mostly there are none. */
  readonly earlier: readonly Named[];
  /** Own ids of takes that gave up theirs for the story's. */
  readonly formerIds: readonly string[];
  readonly aliases: readonly string[];
};

export type Assembled = {
  readonly article?: Article;
  /** What topics are told from. */
  readonly text: ArticleText;
  readonly topicsBy: Assignment["by"];
  readonly problems: readonly SeedProblem[];
};

export function assemble(
  { file, draft, id, atomId, slug, published, aliases }: Story,
  { site, vocabulary, match, slugByName, slugs, withdrawnSlugs, library }: Surroundings,
): Assembled {
  const { path, name } = file;
  const { label, corrections = [] } = draft;
  const links = linksFrom({ siteUrl: site.url, slug, name, slugByName, slugs, withdrawnSlugs, library });
  holdDepth(draft.html);
  const content = sanitize(draft.html, links.resolve);
  if (content.html.length > MAX_CONTENT) throw tooLong(content.html.length, "HTML");
  holdMarks(content.html);
  holdTables(content.html);
  const text = plainText(content.html);
  if (text.length > MAX_CONTENT) throw tooLong(text.length, "text");
  const paragraphs = paragraphsOf(text);
  const lead = oneLine(draft.lead ?? firstParagraph(content.html) ?? paragraphs[0] ?? "");

  const title = draft.title ?? headlineFrom(lead);
  const updated = Math.max(draft.updated ?? published, ...corrections.map(({ date }) => date));
  const withdrawal = readWithdrawal(draft, { published, updated }, site.timezone, {
    path,
    line: draft.lines?.withdrawn,
  });
  const topicText: ArticleText = { title: draft.title ?? "", paragraphs };
  const assignment = assignTopics({ path, name, written: draft.topics, text: topicText }, vocabulary, match);
  const why = { text: topicText, topicsBy: assignment.by };
  const named = draft.image === undefined ? undefined : links.resolve(draft.image, "image")?.url;
  const isShowable = named === undefined || /^https?:/.test(named);
  const written = named === undefined || !isShowable ? undefined : { url: named, alt: draft.imageAlt };
  // RSS and Atom have no place for a label: as in print, it stands above the report, below the picture.
  const labelled = label === undefined ? content.html : `<p>${escapeMarkup(label)}</p>\n${content.html}`;
  const { image, html } = illustrate(labelled, written, links.fileAt);

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
  if (title === "" && !draft.isPartial)
    problems.push(errorAt({ path }, "no text and no title", "an article"));
  if (draft.image !== undefined && (!isShowable || links.refused.has(draft.image))) {
    problems.push(
      errorAt(at("image"), `image is ${quote(draft.image)}`, "the http or https address of an image"),
    );
  }
  if (published < EARLIEST)
    problems.push(errorAt(at("date"), "date before the year 1000", "a later one, since readers misread it"));
  if (updated >= TOO_LATE)
    problems.push(
      errorAt(
        at(draft.updated === undefined ? "date" : "updated"),
        "date after the year 9999",
        "a year of four digits",
      ),
    );
  const early = corrections.find(({ date }) => date < published);
  if (early !== undefined) {
    const found = `a correction is dated ${toRfc3339(early.date)}, before the article`;
    problems.push(errorAt(at("corrections"), found, `${toRfc3339(published)} or later`));
  }
  if (draft.updated !== undefined && draft.updated < published) {
    const found = `updated is ${toRfc3339(draft.updated)}, before date`;
    problems.push(errorAt(at("updated"), found, `${toRfc3339(published)} or later`));
  }
  const release = Math.max(published, draft.publishAt ?? published);
  if (draft.expires !== undefined && draft.expires <= release) {
    const found = `expires is ${toRfc3339(draft.expires)}, before it is published`;
    problems.push(errorAt(at("expires"), found, `later than ${toRfc3339(release)}`));
  }
  if (assignment.topics.length === 0 && draft.topics === undefined && !draft.isPartial) {
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
    ...(draft.title === undefined ? ["title" as const] : []),
    ...(draft.image === undefined && image !== undefined ? ["image" as const] : []),
  ];
  const article: Article = {
    id,
    slug,
    url: articleUrl(site, slug),
    title,
    published,
    updated,
    authors: draft.authors ?? site.authors,
    topics: assignment.topics,
    summary: draft.summary ?? shorten(lead === "" ? title : lead, SUMMARY_LENGTH),
    contentHtml: html + correctionsAsHtml(corrections, site.timezone),
    contentText:
      (label === undefined ? text : `${label}\n\n${text}`) + correctionsAsText(corrections, site.timezone),
    ...defined({
      atomId,
      aliases: aliases.length === 0 ? undefined : aliases,
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
      derived: derived.length === 0 ? undefined : derived,
    }),
  };
  return { article, ...why, problems };
}

/** Says nothing of where: the text may be short, and what it becomes long. */
function tooLong(length: number, kind: "HTML" | "text"): OverLimit {
  return new OverLimit({ found: `${length} characters of ${kind}`, expected: `at most ${MAX_CONTENT}` });
}

const NAMES: Readonly<Record<MediaUse, string>> = {
  image: "image",
  sound: "sound or film",
  track: "text track",
  link: "file",
};

/** A reader would see a gap, so each stops the build. */
function unusableMedia({ path, text }: ArticleFile, { unusable }: Pick<Links, "unusable">): SeedProblem[] {
  const lines = text.split("\n");
  return [...unusable].map(([address, { use, found, expected }]) =>
    errorAt({ path, line: lineWith(address, lines) }, `${NAMES[use]} ${quote(address)} ${found}`, expected),
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
