/** The entry file of the thread that renders articles. Answers each order, in their sequence. */

import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../ground/problem.ts";
import type { RenderAnswer, RenderOrder, RenderThreadData } from "./renderer.ts";

const { site, compileCache } = workerData as RenderThreadData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { termNumbers } = await import("../cache/term-numbers.ts");
const { renderStory } = await import("./render-story.ts");

const terms = termNumbers();

parentPort?.on("message", ({ path, article }: RenderOrder) => {
  const known = terms.all.length;
  const problems: Problem[] = [];
  let answer: RenderAnswer;
  try {
    const story = renderStory(path, article, site, terms, problems);
    answer = { kind: "rendered", story, problems, newTerms: terms.all.slice(known) };
  } catch (cause) {
    answer = { kind: "failed", cause, newTerms: terms.all.slice(known) };
  }
  parentPort?.postMessage(answer);
});
