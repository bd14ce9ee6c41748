/**
 * Explains an article: each field's source, and the words for each topic. Returns data, which explanation.ts
 * turns into text.
 */

import { posix } from "node:path";
import type { Article, Recording } from "../../model/article.ts";
import { EPOCH, type Instant, toRfc3339 } from "../../model/instant.ts";
import type { AssembledArticle, Story } from "../articles/assemble.ts";
import { dateOfAddresses, dateOfFileName, dateOfPath } from "../ground/date.ts";
import type { SiteSettings } from "../site/site-file.ts";
import { type JudgedTopic, judgeTopics } from "../topics/infer.ts";
import { termMatcher } from "../topics/match.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";

/** A story with its article. */
export type AssembledStory = Pick<Story, "file" | "seed" | "earlier"> &
  Pick<AssembledArticle, "text" | "topicsBy"> & {
    readonly article: Article;
    /** The mark that keeps the article from being published: `draft`, `draft in drafts/`, `status: private`. */
    readonly draft?: string;
  };

export type ExplainedField = {
  readonly field: string;
  readonly value: string;
  /** The rule or person that decided the value. */
  readonly rule: string;
  /** The number of the line, counted from 1. */
  readonly line?: number;
  /** The words from which it was read. */
  readonly excerpt?: string;
};

export type Explanation = {
  readonly path: string;
  /** The reason for which the article is not published: `draft: true`, `in drafts/`. Absent if it is. */
  readonly draftBecause?: string;
  /** The files of earlier takes (versions of the report), the first one first. */
  readonly takes: readonly string[];
  readonly fields: readonly ExplainedField[];
  readonly topicsBy: AssembledArticle["topicsBy"];
  /**
   * Every topic that has a word in the text, the strongest first, even if the author or folders decided the
   * topics.
   */
  readonly topics: readonly JudgedTopic[];
};

export function explain(story: AssembledStory, vocabulary: Vocabulary, settings: SiteSettings): Explanation {
  const { file, article, text, topicsBy, earlier, draft } = story;
  // A draft may have no date. Then its dates are EPOCH.
  const isUndated = draft !== undefined && article.published === EPOCH;
  const instant = (at: Instant | undefined) => (at === undefined || isUndated ? undefined : toRfc3339(at));
  const values: Readonly<Record<string, string | undefined>> = {
    title: article.title,
    id: article.id,
    address: article.url,
    published: instant(article.published),
    updated: instant(article.updated),
    publish_at: instant(article.publishAt),
    expires: instant(article.expires),
    withdrawn: article.withdrawn && `${toRfc3339(article.withdrawn.date)}: ${article.withdrawn.reason}`,
    corrections: article.corrections?.map(({ date, note }) => `${toRfc3339(date)}: ${note}`).join("; "),
    authors: article.authors.map(({ name }) => name).join(", "),
    topics: article.topics.map(({ slug }) => slug).join(", "),
    summary: article.summary,
    language: article.language,
    image: article.image?.url,
    recording: article.recording && describeRecording(article.recording),
    dateline: article.dateline,
    credit: article.credit,
    canonical: article.canonical,
    label: article.label,
  };
  const fields = Object.entries(values).flatMap(([field, value]) =>
    value === undefined || value === "" ? [] : [{ field, value, ...sourceOf(field, story, settings) }],
  );
  return {
    path: file.path,
    ...(draft === undefined ? {} : { draftBecause: reasonOf(draft, file.withheld !== undefined) }),
    takes: earlier.map(({ file }) => file.path),
    fields,
    topicsBy,
    topics: judgeTopics(text, termMatcher(vocabulary), vocabulary.topics),
  };
}

/**
 * Returns the mark as the reason for which a draft is not published, such as `in drafts/`. `isInPath` is true
 * if the mark is in the file's path.
 */
function reasonOf(mark: string, isInPath: boolean): string {
  if (mark === "draft") return isInPath ? "its name ends in .draft" : "`draft: true`";
  return mark.replace(/^draft (?=in )/, "");
}

function describeRecording({ url, type, length, duration }: Recording): string {
  const time = duration === undefined ? "" : `, ${duration} seconds`;
  return `${url} (${type}, ${length} bytes${time})`;
}

function sourceOf(
  field: string,
  story: AssembledStory,
  settings: SiteSettings,
): Omit<ExplainedField, "field" | "value"> {
  const { seed, earlier } = story;
  const [first] = earlier;
  if (FROM_FIRST_TAKE.has(field) && first !== undefined)
    return { rule: `the first take, ${first.file.path}` };
  const derived = seed.derivations?.find((one) => one.field === field);
  if (derived !== undefined) return { rule: derived.rule, line: derived.line, excerpt: derived.excerpt };
  const line = (WRITTEN_AS[field] ?? [field])
    .map((name) => seed.lines?.[name])
    .find((one) => one !== undefined);
  return line === undefined
    ? { rule: ruleFor(field, story, settings) }
    : { rule: ruleForKey(seed.translations, field), line };
}

/**
 * Returns a sentence that names the author as the source of a field. If the author wrote the field with a key
 * of another tool, also names the key.
 */
function ruleForKey(translations: Story["seed"]["translations"] = [], field: string): string {
  const names = WRITTEN_AS[field] ?? [field];
  const keys = translations.filter((one) => names.includes(one.field) && one.passedOverFor === undefined);
  return keys.length === 0
    ? "written by its author"
    : `written by its author as ${keys.map(({ key }) => `\`${key}\``).join(", ")}`;
}

/** The keys of the front matter that give a field with another name. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  published: ["date"],
  id: ["guid", "id"],
  address: ["slug"],
  recording: ["audio", "video"],
};

const FROM_FIRST_TAKE: ReadonlySet<string> = new Set(["published", "id", "address"]);

/** Returns the source of a field that the author did not write and for which the parser recorded no rule. */
function ruleFor(
  field: string,
  { file: { path, name }, article, seed, topicsBy, earlier }: AssembledStory,
  { site: { timezone }, undated }: SiteSettings,
): string {
  switch (field) {
    case "title":
      return "headline from the lead";
    case "id":
    case "address":
      return "the file's name";
    case "published":
      if (dateOfFileName(posix.basename(path), timezone) === article.published) return "the file's name";
      if (dateOfPath(name, timezone) === article.published) return "the folders' names";
      if (seed.publishAt === article.published) return "publish_at";
      if (dateOfAddresses(seed.formerPaths ?? [], timezone) === article.published)
        return "the former address";
      return undated === "git" ? "the first commit in git" : "the file's own time (mtime)";
    case "updated":
      return earlier.length === 0 ? "the date" : "the takes' dates";
    case "authors":
      return "the site's authors";
    case "topics":
      return topicsBy === "folders" ? "the folders' names" : "the words below";
    case "summary":
      return "the lead";
    case "image":
      return "the first picture of the text";
    case "recording":
      return "the first recording of the text";
    default:
      return "the text";
  }
}
