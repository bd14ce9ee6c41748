/** The module of the thread that renders articles. Answers the orders in their sequence. */

import { parentPort, workerData } from "node:worker_threads";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { renderStory } from "./render-story.ts";
import type { RenderAnswer, RenderOrder, RenderThreadData } from "./renderer.ts";

const { site } = workerData as RenderThreadData;

parentPort?.on("message", ({ path, article }: RenderOrder) => {
  const problems: Problem[] = [];
  const story = guarded({ path }, problems, () => renderStory(path, article, site, problems));
  parentPort?.postMessage({ story, problems } satisfies RenderAnswer);
});
