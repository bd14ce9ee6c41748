/**
 * Renders articles. In a large build, the second thread renders them while this thread prepares the next
 * texts.
 */

import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { guarded } from "../ground/guard.ts";
import type { Problem } from "../ground/problem.ts";
import { type RenderedStory, renderStory } from "./render-story.ts";
import type { SecondThread } from "./second-thread.ts";

/** Returns undefined if the article cannot be rendered. Then the reason is among the problems. */
export type RenderArticle = (
  path: string,
  article: Article,
  problems: Problem[],
) => Promise<RenderedStory | undefined>;

/**
 * The number of articles that are rendered before the thread gets the others. Rendering them takes about as
 * long as the start of the thread.
 */
const FIRST_ARTICLES = 100;

export function articleRenderer(site: Site, thread: SecondThread): RenderArticle {
  let rendered = 0;
  return async (path, article, problems) => {
    rendered += 1;
    const answer =
      rendered > FIRST_ARTICLES ? await thread.ask("render", { path, article, site }) : undefined;
    if (answer === undefined)
      return guarded({ path }, problems, () => renderStory(path, article, site, problems));
    problems.push(...answer.problems);
    return answer.story;
  };
}
