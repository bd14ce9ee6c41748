/**
 * Reads the labelled texts of tests/fixtures/topics/. They were written for this measurement, and no sentence
 * is from a publication.
 */

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ArticleText } from "../../src/compiler/topics/stretches.ts";
import { type TopicSlug, topicSlug } from "../../src/model/topic.ts";

const FOLDER = new URL("../../tests/fixtures/topics/", import.meta.url);

/** The halves of the texts. Choose terms by the tuning half. Look only at the totals of the held-out half. */
export type Half = "tuning" | "held out";

export type LabelledText = {
  readonly name: string;
  readonly half: Half;
  readonly text: ArticleText;
  /** The topics that an editor would choose. May be empty. */
  readonly expected: readonly TopicSlug[];
};

type LabelledEntry = { readonly title: string; readonly topics: readonly string[]; readonly text: string };

/**
 * Returns the texts of all files, in order. In each file, the first text is for tuning, the second is held
 * out, and so on in turns.
 */
export function labelledTexts(): LabelledText[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".yaml"));
  return files.sort().flatMap((file) => {
    const entries: readonly LabelledEntry[] = parse(readFileSync(new URL(file, FOLDER), "utf8"));
    return entries.map(({ title, topics, text }, at) => ({
      name: `${file.replace(".yaml", "")}: ${title}`,
      half: at % 2 === 0 ? "tuning" : "held out",
      text: { title, paragraphs: text.trim().split("\n") },
      expected: topics.map((name) => topicSlug(name) ?? fail(`${file}: ${name} is no slug`)),
    }));
  });
}

function fail(message: string): never {
  throw new Error(message);
}
