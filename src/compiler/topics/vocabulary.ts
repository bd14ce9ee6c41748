/** Reads the vocabulary of a site: the shipped topics, and those that its `_topics.yaml` adds or replaces. */

import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Topic, type TopicSlug, topicSlug } from "../../model/topic.ts";
import { type BuildCache, keyOf } from "../cache/cache.ts";
import { defined } from "../ground/defined.ts";
import { MAX_TERM_LENGTH, MAX_TOPIC_DEPTH } from "../ground/file-limits.ts";
import { describeProblem, errorAt, type Problem, quote } from "../ground/problem.ts";
import { LINE_FORM, textField } from "../ground/schema.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { checkFields, parseYamlFields } from "../ground/yaml.ts";

/** A topic, and the words or phrases that show it in a text. `sanction*` matches every ending. */
export type VocabularyTopic = Topic & {
  /** Words that reports on the topic use, and other reports rarely use. */
  readonly terms: readonly string[];
  /** Words that reports on the topic and other reports use. A hint has half the weight of a term. */
  readonly hints?: readonly string[];
  /**
   * Phrases in which a term or hint means something else (`war of words`). Words inside such a phrase do not
   * count.
   */
  readonly not?: readonly string[];
};

export type Vocabulary = {
  readonly topics: ReadonlyMap<TopicSlug, VocabularyTopic>;
  /** True if the site has no `_topics.yaml`. Then articles may name topics outside the vocabulary. */
  readonly open: boolean;
  /** True if the names of folders may be topics outside the vocabulary too. */
  readonly openToFolders?: boolean;
};

const slug = z.string().transform((value, context): TopicSlug => {
  const made = topicSlug(value);
  if (made === undefined) context.addIssue({ code: "custom" });
  return made ?? z.NEVER;
});

const SLUG_FORM = "lower-case letters, digits and hyphens, such as arctic";

const terms = z
  .array(textField.refine((text) => text.length <= MAX_TERM_LENGTH))
  .optional()
  .describe(`a list of words or phrases of at most ${MAX_TERM_LENGTH} characters`);

const lineOfText = textField.optional().describe(LINE_FORM);

const SCHEMA = z.object({
  extends: z
    .enum(["shipped", "nothing"])
    .optional()
    .describe("shipped (the vocabulary that comes with seedcast) or nothing"),
  topics: z
    .array(
      z.strictObject({
        slug: slug.describe(SLUG_FORM),
        label: lineOfText,
        description: lineOfText,
        iptc: z
          .string()
          .regex(/^\d{8}$/)
          .optional()
          .describe("eight digits in quotes"),
        broader: slug.optional().describe(`the slug of the broader topic: ${SLUG_FORM}`),
        aliases: z.array(slug).optional().describe(`a list of earlier slugs: ${SLUG_FORM}`),
        terms,
        hints: terms,
        not: terms,
      }),
    )
    .optional()
    .describe("a list of topics, each with a line such as `- slug: arctic`"),
});

/** Returns the vocabulary of a site, or undefined after an error in its file. */
export async function readVocabulary(
  file: SeedFile | undefined,
  problems: Problem[],
  cache?: BuildCache,
): Promise<Vocabulary | undefined> {
  const shipped = await shippedVocabulary(cache);
  if (file === undefined) return shipped;
  const own = readTopicsFile(file, problems);
  if (own === undefined) return undefined;
  const topics = new Map([...(own.extends === "nothing" ? [] : shipped.topics), ...own.topics]);
  const errors = [...checkBroader(topics, own, file.path), ...checkTopicAliases(topics, own, file.path)];
  problems.push(...errors);
  return errors.length > 0 ? undefined : { topics, open: false };
}

/**
 * Returns the vocabulary of a site without `_topics.yaml`. The file is read at most once in a process,
 * because it never changes. The cache keeps the result, because parsing the file takes long.
 */
export async function shippedVocabulary(cache?: BuildCache): Promise<Vocabulary> {
  const found = cache?.find(SHIPPED_KEY)?.data as VocabularyEntries | undefined;
  if (found !== undefined) shipped ??= { topics: new Map(found), open: true };
  shipped ??= await readShippedTopics();
  if (found === undefined)
    cache?.keep(SHIPPED_KEY, {
      data: [...shipped.topics] satisfies VocabularyEntries,
      bytes: new Uint8Array(),
    });
  return shipped;
}

let shipped: Vocabulary | undefined;

type VocabularyEntries = readonly (readonly [TopicSlug, VocabularyTopic])[];

/**
 * The key needs no digest of the file. The file is a part of the compiler, and the cache of another compiler
 * is not used.
 */
const SHIPPED_KEY = keyOf("shipped vocabulary", []);

async function readShippedTopics(): Promise<Vocabulary> {
  const text = await readFile(new URL("./shipped.yaml", import.meta.url), "utf8");
  const problems: Problem[] = [];
  const file = readTopicsFile({ path: "src/compiler/topics/shipped.yaml", text }, problems);
  if (file === undefined) throw new Error(problems.map(describeProblem).join("; "));
  return { topics: file.topics, open: true };
}

type TopicsFile = {
  readonly extends: "shipped" | "nothing";
  readonly topics: ReadonlyMap<TopicSlug, VocabularyTopic>;
  readonly lineOfTopic: (slug: TopicSlug) => number;
};

function readTopicsFile(
  { path, text: yaml }: Pick<SeedFile, "path" | "text">,
  problems: Problem[],
): TopicsFile | undefined {
  const raw = parseYamlFields(yaml, { path, line: 1 }, problems);
  if (raw === undefined) return undefined;
  const checked = checkFields(SCHEMA, raw, path, problems);
  if (checked === undefined) return undefined;

  const topics = new Map<TopicSlug, VocabularyTopic>();
  const lines = new Map<TopicSlug, number>();
  for (const [at, written] of (checked.topics ?? []).entries()) {
    const { label = labelFrom(written.slug), terms = [], slug: name, ...rest } = written;
    const line = raw.lineOf(["topics", at]) ?? 1;
    const first = lines.get(name);
    if (first !== undefined)
      problems.push(
        errorAt({ path, line }, `topic ${quote(name)} is in line ${first} too`, "each topic once"),
      );
    lines.set(name, line);
    topics.set(name, { slug: name, label, ...defined(rest), terms });
  }
  if (topics.size < (checked.topics ?? []).length) return undefined;
  return { extends: checked.extends ?? "shipped", topics, lineOfTopic: (name) => lines.get(name) ?? 1 };
}

function checkBroader(topics: ReadonlyMap<TopicSlug, Topic>, own: TopicsFile, path: string): Problem[] {
  return [...own.topics.values()].flatMap(({ slug: name, broader }) => {
    if (broader === undefined) return [];
    const place = { path, line: own.lineOfTopic(name) };
    if (!topics.has(broader))
      return [errorAt(place, `broader topic ${quote(broader)} is unknown`, "the slug of a topic")];
    const chain = chainFrom(name, topics);
    const last = topics.get(chain.at(-1) ?? name)?.broader;
    if (last === undefined) return [];
    return chain.includes(last)
      ? [errorAt(place, `broader topics in a circle: ${[...chain, last].join(" < ")}`, "a tree")]
      : [errorAt(place, `more than ${MAX_TOPIC_DEPTH} broader topics`, `at most ${MAX_TOPIC_DEPTH}`)];
  });
}

/** Returns the topic and its broader ones. Stops before a topic that repeats, or at the limit. */
function chainFrom(name: TopicSlug, topics: ReadonlyMap<TopicSlug, Topic>): TopicSlug[] {
  const chain = [name];
  for (let at = topics.get(name)?.broader; at !== undefined; at = topics.get(at)?.broader) {
    if (chain.includes(at) || chain.length > MAX_TOPIC_DEPTH) break;
    chain.push(at);
  }
  return chain;
}

/** Checks that an alias belongs to one topic only, and is not the present slug of a topic. */
function checkTopicAliases(topics: ReadonlyMap<TopicSlug, Topic>, own: TopicsFile, path: string): Problem[] {
  const owners = new Map<TopicSlug, TopicSlug>();
  return [...own.topics.values()].flatMap(({ slug: name, aliases = [] }) =>
    aliases.flatMap((alias) => {
      const owner = topics.has(alias) ? alias : owners.get(alias);
      owners.set(alias, name);
      if (owner === undefined) return [];
      const found = `alias ${quote(alias)} of ${quote(name)} is ${owner === alias ? "the slug of a topic" : `an alias of ${quote(owner)} too`}`;
      return [
        errorAt({ path, line: own.lineOfTopic(name) }, found, "an earlier slug that no other topic has"),
      ];
    }),
  );
}

/** Makes a label from a slug: `arms-control` gives "Arms control". Used if the vocabulary has no label. */
export function labelFrom(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
}
