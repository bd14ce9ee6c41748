/** `npm run new -- "Title" --topic slug`: starts a draft. */

import { writeFile } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { newArticle } from "../articles/new-article.ts";
import { errorAt, type Problem } from "../ground/problem.ts";
import { readSeeds } from "../ground/seeds.ts";
import { readVocabulary } from "../topics/vocabulary.ts";
import { type CommandContext, type ExitCode, refuse } from "./command.ts";

export async function startArticle(
  context: CommandContext,
  title: string,
  topic: string | undefined,
): Promise<ExitCode> {
  const { folder, cwd, now, out } = context;
  const problems: Problem[] = [];
  // Problems of articles are not collected here, because only the topics are needed.
  const { topics } = readSeeds(folder, [], cwd);
  const vocabulary = await readVocabulary(topics, problems);
  if (vocabulary === undefined) return refuse(context, problems);
  const article = newArticle({ title, topic }, vocabulary, now);
  if (!article.ok) return refuse(context, [article.error]);
  const path = posix.join(folder, article.value.name);
  // The flag "wx" never overwrites an existing file.
  return writeFile(resolve(cwd, path), article.value.text, { flag: "wx" }).then(
    () => {
      out.print(`${path} is a draft; remove \`draft: true\` to publish it`);
      return 0;
    },
    ({ code }: NodeJS.ErrnoException) =>
      refuse(context, [
        code === "EEXIST"
          ? errorAt({ path }, "exists already", "another title, or no such file")
          : errorAt({ path }, "cannot be created", "an existing folder that can be written to"),
      ]),
  );
}
