/** `npm run explain -- FILE`: prints the source of each field and topic of an article. Writes nothing. */

import { posix } from "node:path";
import { type CompiledArticle, understand } from "../articles/understand.ts";
import { closestName } from "../ground/closest-name.ts";
import { errorAt, isError, type Problem } from "../ground/problem.ts";
import { explain } from "../report/explain.ts";
import { reportExplanation } from "../report/explanation.ts";
import { type CommandContext, type ExitCode, refuse } from "./command.ts";

/**
 * Explains an article. If the file is an earlier take (version) of a story, explains the story. Ignores
 * errors in other articles.
 */
export async function explainFile(context: CommandContext, file: string): Promise<ExitCode> {
  const { folder, cwd, siteUrl, now, display, out } = context;
  const problems: Problem[] = [];
  const settled = { folder, cwd, ...(siteUrl ? { siteUrl } : {}), now, progress: display.progress };
  const { seeds, settings, vocabulary, articles, drafts, pages } = await understand(settled, problems);
  display.end();
  const known = new Set([
    ...articles.flatMap(filesOf),
    ...[...pages, ...drafts].map(({ file }) => file.path),
    ...problems.map(({ place }) => place.path),
  ]);
  // A path may also start below the folder, as `npm run check:seeds` prints it.
  const written = posix.normalize(file.replaceAll("\\", "/"));
  const path = [written, posix.join(folder, written)].find((one) => known.has(one)) ?? written;
  const article = articles.find((one) => filesOf(one).includes(path));

  const own = new Set([
    path,
    folder,
    "SITE_URL",
    seeds.site?.path,
    seeds.topics?.path,
    ...(article ? filesOf(article) : []),
  ]);
  const errors = problems.filter((problem) => isError(problem) && own.has(problem.place.path));
  if (errors.length > 0) return refuse(context, errors);
  if (article !== undefined) {
    out.print(reportExplanation(explain(article, vocabulary, settings)));
    return 0;
  }
  const page = pages.find(({ file }) => file.path === path)?.page;
  if (page !== undefined)
    return refuse(context, [errorAt({ path }, `a page at ${page.path}, in no feed`, "an article")]);
  const draft = drafts.find(({ file }) => file.path === path);
  if (draft !== undefined)
    return refuse(context, [
      errorAt({ path }, `${draft.withheld}, not published`, "a file without such a mark"),
    ]);
  const note = problems.find(({ severity, place }) => severity === "note" && place.path === path);
  if (note !== undefined) return refuse(context, [note]);
  const expected = closestName(path, articles.flatMap(filesOf)) ?? `a file of ${folder}`;
  return refuse(context, [errorAt({ path }, "no such article", expected)]);
}

function filesOf({ path, earlier }: CompiledArticle): string[] {
  return [path, ...earlier.map(({ file }) => file.path)];
}
