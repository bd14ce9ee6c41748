/**
 * Decides an article's topics. Uses the topics in its front matter. If there are none, uses the names of its
 * folders, and if these give none, infers topics from the text.
 */

import { type Topic, type TopicSlug, topicSlug } from "../../model/topic.ts";
import { isIndex } from "../ground/article-name.ts";
import { closestName } from "../ground/closest-name.ts";
import { mayNameTopic } from "../ground/file-names.ts";
import { slugify } from "../ground/identity.ts";
import { errorAt, type Problem, quote, warningAt } from "../ground/problem.ts";
import { remembered } from "../ground/remembered.ts";
import type { Fields } from "../parse/fields.ts";
import { inferTopics } from "./infer.ts";
import type { TermMatcher } from "./match.ts";
import type { ArticleText } from "./stretches.ts";
import { labelFrom, type Vocabulary, type VocabularyTopic } from "./vocabulary.ts";

export type Assignment = {
  readonly topics: readonly Topic[];
  /** The source of the topics: the author's fields, the names of folders, or the words of the text. */
  readonly by: "author" | "folders" | "text";
};

/** Everything that can decide an article's topics. */
export type TopicSources = {
  readonly path: string;
  /** The file's path within the folder of seeds. Folders in it may be topics. */
  readonly name: string;
  readonly written: Fields["topics"];
  /** The line of `written`. */
  readonly line: number | undefined;
  /**
   * True if the topics come from another tool's field, such as `tags`, or from the head of a saved page. Then
   * unknown topics are warnings, because they were not chosen from the site's vocabulary.
   */
  readonly isTranslated: boolean;
  readonly text: ArticleText;
};

export function assignTopics(
  { path, name, written, line, isTranslated, text }: TopicSources,
  vocabulary: Vocabulary,
  match: TermMatcher,
  problems: Problem[],
): Assignment {
  if (written !== undefined) {
    const report = isTranslated ? warningAt : errorAt;
    const topics = topicsNamed(written, vocabulary, (found, fix) =>
      problems.push(report({ path, line }, found, fix)),
    );
    if (topics.length > 0 || !isTranslated) return { topics: distinctTopics(topics), by: "author" };
  }
  const folders = folderTopics(name, vocabulary);
  if (folders.length > 0) return { topics: distinctTopics(folders), by: "folders" };
  const inferred = inferTopics(text, match, vocabulary.topics).flatMap(
    (slug) => knownTopic(slug, vocabulary) ?? [],
  );
  return { topics: distinctTopics(inferred), by: "text" };
}

/** Returns the topics that an article's fields and folders name, without those inferred from its text. */
export function namedTopics(
  name: string,
  written: Fields["topics"] = [],
  vocabulary: Vocabulary,
): readonly Topic[] {
  return [...topicsNamed(written, vocabulary, () => undefined), ...folderTopics(name, vocabulary)];
}

/**
 * Returns the topic for a name in an article. If the site has no `_topics.yaml`, any name with a letter or
 * digit is a topic.
 */
export function topicNamed(name: string, vocabulary: Vocabulary): Topic | undefined {
  return knownTopic(name, vocabulary) ?? (vocabulary.open ? newTopic(name) : undefined);
}

function topicsNamed(
  names: readonly string[],
  vocabulary: Vocabulary,
  report: (found: string, fix: string) => void,
): Topic[] {
  const topics: Topic[] = [];
  for (const name of names) {
    const topic = topicNamed(name, vocabulary);
    if (topic !== undefined) topics.push(topic);
    else report(`unknown topic ${quote(name)}`, suggestTopic(name, vocabulary));
  }
  return topics;
}

/**
 * Returns the topics that the file's folders name. A folder makes a new topic only if the site has no
 * `_topics.yaml`, and its settings say that folders are topics.
 */
function folderTopics(name: string, vocabulary: Vocabulary): Topic[] {
  const candidates = new Set(vocabulary.open && vocabulary.openToFolders ? foldersThatMayBeTopics(name) : []);
  return name
    .split("/")
    .slice(0, -1)
    .flatMap(
      (folder) =>
        knownTopic(folder, vocabulary) ?? (candidates.has(folder) ? newTopic(folder) : undefined) ?? [],
    );
}

/**
 * Returns the folders of a file that may be topics. Leaves out the folder of a page bundle, because it names
 * the article.
 */
export function foldersThatMayBeTopics(name: string): string[] {
  const folders = name.split("/").slice(0, -1);
  return (isIndex(name) ? folders.slice(0, -1) : folders).filter(mayNameTopic);
}

/** Finds a topic of the vocabulary by its slug, an earlier slug, or its label. Ignores case. */
export function knownTopic(name: string, { topics }: Vocabulary): Topic | undefined {
  const slug = topicSlug(topicSlugFrom(name));
  const { byAlias, byLabel } = namesOf(topics);
  const topic =
    (slug === undefined ? undefined : (topics.get(slug) ?? byAlias.get(slug))) ??
    byLabel.get(name.toLowerCase());
  return topic === undefined ? undefined : withoutTerms(topic);
}

type TopicNames = {
  /** The topics by their earlier slugs. */
  readonly byAlias: ReadonlyMap<TopicSlug, VocabularyTopic>;
  /** The topics by their labels in lower case. */
  readonly byLabel: ReadonlyMap<string, VocabularyTopic>;
};

/** The names in each vocabulary. They are kept, because the topics of every article are looked up in them. */
const namesByVocabulary = new WeakMap<Vocabulary["topics"], TopicNames>();

/**
 * Returns the other names of topics. If two topics have the same name, the name belongs to the first topic.
 */
function namesOf(topics: Vocabulary["topics"]): TopicNames {
  const known = namesByVocabulary.get(topics);
  if (known !== undefined) return known;
  const reversed = [...topics.values()].reverse();
  const names = {
    byAlias: new Map(
      reversed.flatMap((topic) => (topic.aliases ?? []).map((alias) => [alias, topic] as const)),
    ),
    byLabel: new Map(reversed.map((topic) => [topic.label.toLowerCase(), topic] as const)),
  };
  namesByVocabulary.set(topics, names);
  return names;
}

/** Returns the topic without its terms, which only the compiler uses. */
export function withoutTerms({
  terms: _terms,
  hints: _hints,
  not: _not,
  ...topic
}: Topic & Partial<VocabularyTopic>): Topic {
  return topic;
}

/**
 * Makes a slug. Words replace the signs in `C++`, `C#` and `.NET`, so that these names differ from `C` and
 * `NET`.
 */
const topicSlugFrom = remembered((name) =>
  slugify(
    name
      .replace(/(?<![\p{L}\p{N}])\.(?=\p{L})/gu, " dot ")
      .replace(/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}])/gu, " sharp ")
      .replace(/(?<=[\p{L}\p{N}+])\+(?!\p{L})/gu, " plus "),
  ),
);

function newTopic(name: string): Topic | undefined {
  const slug = topicSlug(topicSlugFrom(name).slice(0, 64));
  return slug === undefined
    ? undefined
    : { slug, label: name === slug ? labelFrom(slug) : name, coined: true };
}

function suggestTopic(name: string, { topics }: Vocabulary): string {
  const meant = closestName(slugify(name), [...topics.keys()]);
  return meant === undefined ? "a slug of _topics.yaml" : `a slug of _topics.yaml, perhaps ${quote(meant)}`;
}

function distinctTopics(topics: readonly Topic[]): Topic[] {
  const bySlug = new Map<TopicSlug, Topic>();
  for (const topic of topics) if (!bySlug.has(topic.slug)) bySlug.set(topic.slug, topic);
  return [...bySlug.values()];
}
