/** The entry file of the thread that renders articles. Answers the orders in their sequence. */

import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../ground/problem.ts";
import type { RenderAnswer, RenderOrder, RenderThreadData } from "./renderer.ts";

const { site, compileCache } = workerData as RenderThreadData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { guarded } = await import("../ground/guard.ts");
const { renderStory } = await import("./render-story.ts");

parentPort?.on("message", ({ path, article }: RenderOrder) => {
  const problems: Problem[] = [];
  const story = guarded({ path }, problems, () => renderStory(path, article, site, problems));
  parentPort?.postMessage({ story, problems } satisfies RenderAnswer);
});
