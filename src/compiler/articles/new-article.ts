/** Starts an article: returns the name of its file and its front matter. */

import { stringify } from "yaml";
import { type Instant, toRfc3339 } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { topicSlug } from "../../model/topic.ts";
import { closestName } from "../ground/closest-name.ts";
import { slugify } from "../ground/identity.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import type { Vocabulary } from "../topics/vocabulary.ts";

export type NewArticle = { readonly name: string; readonly text: string };

/** Returns the new file. It is a draft, so that an unfinished text is not published. */
export function newArticle(
  { title, topic }: { readonly title: string; readonly topic?: string | undefined },
  { topics, open }: Pick<Vocabulary, "topics" | "open">,
  now: Instant,
): Result<NewArticle, Problem> {
  const slug = slugify(title).slice(0, 80).replace(/-+$/, "");
  if (slug === "")
    return err(errorAt({ path: "npm run new" }, `title ${quote(title)} has no letter or digit`, "a title"));
  const known = topic === undefined ? undefined : topicSlug(topic);
  if (topic !== undefined && (known === undefined || (!open && !topics.has(known)))) {
    const expected = closestName(topic, [...topics.keys()]) ?? "the slug of a topic";
    return err(errorAt({ path: "--topic" }, `unknown topic ${quote(topic)}`, expected));
  }
  const fields = {
    title,
    date: toRfc3339(now),
    ...(known === undefined ? {} : { topics: [known] }),
    draft: true,
  };
  return ok({ name: `${slug}.md`, text: `---\n${stringify(fields)}---\n\n` });
}
