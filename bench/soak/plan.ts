/** Plans the articles of a soak: when each is released, expires and is withdrawn. Writes them as seeds. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../src/model/instant.ts";
import { writer } from "../sentences.ts";

export type PlannedArticle = {
  readonly slug: string;
  /** The date, by which lists are sorted. Each article has a different date. */
  readonly published: Instant;
  /** The instant of the release, if it is not the date. */
  readonly publishAt?: Instant;
  readonly expires?: Instant;
  readonly withdrawn?: Instant;
  readonly topics: readonly string[];
  readonly author: string;
  /** A word that some articles have. */
  readonly word: string;
};

/** The number of articles that are released before the soak begins. They fill archive documents. */
const OLD = 400;
const HOUR = 60 * 60 * 1000;
const SECOND = 1000;

export const TOPICS = ["harbours", "weather", "libraries"];
/** A second topic of one in five articles. */
export const SECOND_TOPIC = "tourism";
export const AUTHORS = ["Tom Hale", "Ruth Falk", "Ines Conde", "Olav Lien"];
export const WORDS = ["lantern", "ledger", "compass", "anchor", "barrel", "rudder", "pulley"];

/**
 * Returns the articles. Their changes are spread over a number of seconds from `start`, which is a whole
 * second.
 */
export function planArticles(start: Instant, seconds: number): PlannedArticle[] {
  const instants = (every: number, first: number) =>
    Array.from(
      { length: Math.max(0, Math.ceil((seconds - first) / every)) },
      (_, at) => start + (first + at * every) * SECOND,
    );
  const dated = instants(3, 1).map((published, at) => ({
    published,
    // One in four articles expires soon after its release.
    ...(at % 4 === 3 ? { expires: published + 5 * SECOND } : {}),
  }));
  const held = instants(6, 2).map((publishAt, at) => ({
    published: start - (7 * at + 1) * HOUR - HOUR / 2,
    publishAt,
  }));
  const expiring = instants(4, 3);
  const withdrawn = instants(6, 5);
  const old = Array.from({ length: OLD }, (_, at) => ({
    published: start - (at + 1) * HOUR,
    ...(at % 3 === 1 && at < 3 * expiring.length ? { expires: expiring[(at - 1) / 3] as Instant } : {}),
    ...(at % 3 === 2 && at < 3 * withdrawn.length ? { withdrawn: withdrawn[(at - 2) / 3] as Instant } : {}),
  }));
  return [...dated, ...held, ...old].map((instants, at) => ({
    slug: `report-${at + 1}`,
    ...instants,
    topics: [TOPICS[at % TOPICS.length] ?? "", ...(at % 5 === 0 ? [SECOND_TOPIC] : [])],
    author: AUTHORS[at % AUTHORS.length] ?? "",
    word: WORDS[at % WORDS.length] ?? "",
  }));
}

/** Writes the articles into a new folder. */
export function writePlan(folder: string, articles: readonly PlannedArticle[]): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "_site.yaml"), SITE);
  for (const one of articles) writeFileSync(join(folder, `${one.slug}.md`), seedOf(one));
}

const SITE = `title: Reports from the Quay
description: Reports that are released, expire and are withdrawn within minutes.
url: https://feeds.example.org
id: 0d3c1c1e-54a4-4f55-9a3e-7f1f5a8f7a4e
authors: Reports from the Quay
`;

function seedOf({ slug, published, publishAt, expires, withdrawn, topics, author, word }: PlannedArticle) {
  const write = writer(published / SECOND);
  const dates = { date: published, publish_at: publishAt, expires };
  return [
    "---",
    `title: "${slug}: ${write.words(6)}"`,
    ...Object.entries(dates).flatMap(([name, at]) => (at === undefined ? [] : [`${name}: ${printed(at)}`])),
    ...(withdrawn === undefined
      ? []
      : [`withdrawn: {date: ${printed(withdrawn)}, reason: "The report was not checked."}`]),
    `authors: ${author}`,
    `topics: [${topics.join(", ")}]`,
    "---",
    `A ${word} was found. ${write.words(40)}.`,
    "",
    `${write.words(60)}.`,
    "",
  ].join("\n");
}

function printed(instant: Instant): string {
  return new Date(instant).toISOString();
}
