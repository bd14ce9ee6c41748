/** The explanation of an article, as `npm run explain` prints it. */

import { assembleMeasured } from "../../src/compiler/articles/durations.ts";
import { understand } from "../../src/compiler/articles/understand.ts";
import { type Explanation, explain } from "../../src/compiler/report/explain.ts";

/** Explains the article of a file. Throws if the file has an error. */
export async function explanationOf(folder: string, name: string): Promise<Explanation> {
  const { stories, context, vocabulary, settings } = await understand({ folder }, []);
  const story = stories.find(({ file }) => file.name === name);
  if (story === undefined) throw new Error(`${name} is no article`);
  const { article, ...assembled } = await assembleMeasured(story, context, []);
  if (article === undefined) throw new Error(`${name} has an error`);
  return explain({ ...story, ...assembled, article }, vocabulary, settings);
}
