/**
 * Makes an article from a parsed seed (article file), with the site's settings, the vocabulary and the other
 * files' names.
 */

import { articlePath } from "../../model/address.ts";
import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { articleUrl, type Site } from "../../model/site.ts";
import { endOf, NEVER } from "../../pack/timing.ts";
import { correctionsAsHtml, correctionsAsText } from "../content/corrections.ts";
import { type LinkTrace, tracedLinks } from "../content/link-trace.ts";
import { type LinkContext, type Links, linksFrom } from "../content/links.ts";
import { defined } from "../ground/defined.ts";
import type { Identity } from "../ground/identity.ts";
import { errorAt, isError, type Problem, warningAt } from "../ground/problem.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { Library } from "../media/library.ts";
import { headlineFrom } from "../parse/headline.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import { type Assignment, assignTopics } from "../topics/assign.ts";
import type { TermMatcher } from "../topics/match.ts";
import type { ArticleText } from "../topics/stretches.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";
import { checkDates } from "./check-dates.ts";
import { checkLanguage } from "./check-language.ts";
import { checkLinks, fieldAddresses } from "./check-links.ts";
import { isForeign } from "./foreign-fields.ts";
import { type PreparedContent, prepareContent } from "./prepare-content.ts";
import { summaryFrom } from "./summary.ts";
import { readWithdrawal } from "./withdrawal.ts";
import { noteLinked, noteUnmeasured } from "./written-recording.ts";

export type AssemblyContext = {
  readonly site: Site;
  readonly vocabulary: Vocabulary;
  readonly match: TermMatcher;
  readonly library: Library;
  /** The instant of the build. If undefined, no article has ended. */
  readonly now?: Instant;
} & Pick<LinkContext, "pathByName" | "paths" | "withdrawnPaths" | "draftNames" | "serves">;

/** An article with its id, slug and date, which are known before anything is rendered. */
export type NamedArticle = Identity & {
  readonly file: ArticleFile;
  readonly seed: SeedFields;
  /**
   * A digest of everything from which the fields are made. These are the file (or all files of a folded
   * story) and the settings with which they were parsed.
   */
  readonly key: string;
  /** Returns the unsanitised HTML. Only the first call is quick. */
  readonly html: () => string;
  readonly slug: string;
  readonly published: Instant;
};

/**
 * An article with the takes (earlier versions of the report) that were folded into it, and with its earlier
 * slugs.
 */
export type Story = NamedArticle & {
  /** The earlier takes, oldest first. Usually empty. */
  readonly earlier: readonly NamedArticle[];
  /** The own ids (from the file or its name) of takes that now have the story's id. */
  readonly formerIds: readonly string[];
  readonly aliases: readonly string[];
};

export type AssembledArticle = {
  /** Absent if the article has an error. */
  readonly article?: Article;
  /** The text from which topics are inferred. */
  readonly text: ArticleText;
  readonly topicsBy: Assignment["by"];
  /** The addresses in the article, and what they lead to. */
  readonly trace: LinkTrace;
} & Pick<Links, "fileAt">;

/** Returns the context in which a story's addresses are resolved. */
export function linkContextOf(
  story: Pick<Story, "file" | "slug" | "seed" | "published">,
  context: AssemblyContext,
): LinkContext {
  const { file, slug } = story;
  const { site, now = Number.NEGATIVE_INFINITY } = context;
  const library =
    endOfStory(story) <= now ? { ...context.library, find: context.library.findUnserved } : context.library;
  return { ...context, library, siteUrl: site.url, path: articlePath(slug), name: file.name };
}

/** Returns the instant at which an article expires or is withdrawn. */
function endOfStory(story: Pick<Story, "seed" | "published">): Instant {
  const { expires = NEVER, withdrawn } = story.seed;
  return endOf({
    expires,
    withdrawn: withdrawn === undefined ? NEVER : (withdrawn.date ?? updatedOf(story)),
  });
}

function updatedOf({ seed, published }: Pick<Story, "seed" | "published">): Instant {
  return Math.max(seed.updated ?? published, ...(seed.corrections ?? []).map(({ date }) => date));
}

export function assemble(story: Story, context: AssemblyContext, problems: Problem[]): AssembledArticle {
  const { file, seed, html, published } = story;
  const { path, name } = file;
  const { site, vocabulary, match } = context;
  const { lines = {} } = seed;
  const { links, trace } = tracedLinks(linksFrom(linkContextOf(story, context)));
  const content = prepareContent({ seed, html: html(), path }, links, problems);
  const title = seed.title ?? headlineFrom(content.lead);
  const updated = updatedOf(story);
  const text: ArticleText = { title: seed.title ?? "", paragraphs: content.paragraphs };
  const sources = {
    path,
    name,
    written: seed.topics,
    line: lines.topics,
    isTranslated: isForeign(seed, "topics"),
    text,
  };
  const { topics, by } = assignTopics(sources, vocabulary, match, problems);
  const place = { path, line: lines.withdrawn };
  const withdrawn = readWithdrawal(seed, { published, updated }, site.timezone, place, problems);
  problems.push(...checkLinks(file, links, fieldAddresses(seed)));
  if (content.unmeasured !== undefined) problems.push(noteUnmeasured({ path }, content.unmeasured));
  if (content.linked !== undefined) problems.push(noteLinked({ path }, content.linked));
  if (title === "" && !seed.isPartial)
    problems.push(errorAt({ path }, "no text and no title", "a text or a title"));
  problems.push(...checkDates(story, updated));
  if (seed.language === undefined) problems.push(...checkLanguage(content.text, site.language, { path }));
  if (topics.length === 0 && seed.topics === undefined && !seed.isPartial) {
    const fix = "topics in the front matter, a `Tags:` line, or [] for none";
    problems.push(warningAt({ path }, "no topic recognised", fix));
  }
  const assembled = { text, topicsBy: by, trace: trace(), fileAt: links.fileAt };
  if (problems.some(isError)) return assembled;
  const parts = { title, updated, topics, ...defined({ withdrawn }) };
  return { article: makeArticle(story, content, parts, site), ...assembled };
}

function makeArticle(
  { seed, id, atomId, slug, published, aliases }: Story,
  { html, text, lead, image, recording }: PreparedContent,
  { withdrawn, ...parts }: Pick<Article, "title" | "updated" | "topics" | "withdrawn">,
  site: Site,
): Article {
  const { corrections = [], publishAt, expires, dateline, credit, canonical, label } = seed;
  const derived = [
    ...(seed.title === undefined ? ["title" as const] : []),
    ...(seed.image === undefined && image !== undefined ? ["image" as const] : []),
  ];
  return {
    ...parts,
    id,
    slug,
    url: articleUrl(site, slug),
    published,
    authors: seed.authors ?? site.authors,
    summary: seed.summary ?? summaryFrom(lead === "" ? parts.title : lead),
    contentHtml: html + correctionsAsHtml(corrections, site.timezone),
    contentText: text + correctionsAsText(corrections, site.timezone),
    ...defined({
      ...{ atomId, image, recording, expires, withdrawn, dateline, credit, canonical, label },
      aliases: orNone(aliases),
      language: seed.language === site.language ? undefined : seed.language,
      publishAt: publishAt !== undefined && publishAt > published ? publishAt : undefined,
      unlisted: seed.feed === false ? true : undefined,
      corrections: orNone(corrections),
      derived: orNone(derived),
    }),
  };
}

/** Returns undefined for an empty list. */
function orNone<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
