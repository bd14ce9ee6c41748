/**
 * `npm run explain -- FILE`: prints the source of each field and topic of an article, also of a draft. Writes
 * nothing.
 */

import { posix } from "node:path";
import type { AssembledArticle, AssemblyContext, NamedArticle, Story } from "../articles/assemble.ts";
import { assembleMeasured } from "../articles/durations.ts";
import { nameArticles, type WithheldArticle } from "../articles/name-articles.ts";
import { assemblePages } from "../articles/site-pages.ts";
import { type FolderContents, understand } from "../articles/understand.ts";
import { closestName } from "../ground/closest-name.ts";
import { defined } from "../ground/defined.ts";
import { problemFrom } from "../ground/guard.ts";
import { errorAt, isError, type Problem } from "../ground/problem.ts";
import { openLibrary } from "../media/library.ts";
import { explain } from "../report/explain.ts";
import { reportExplanation } from "../report/explanation.ts";
import { type CommandContext, type ExitCode, refuse } from "./command.ts";

/**
 * Explains an article. If the file is an earlier take (version) of a story, explains the story. Ignores
 * errors in other articles.
 */
export async function explainFile(context: CommandContext, file: string): Promise<ExitCode> {
  const { folder, cwd, home, siteUrl, now, display, out } = context;
  const problems: Problem[] = [];
  const settled = { folder, cwd, ...defined({ home, siteUrl }), now, progress: display.progress };
  const understood = await understand(settled, problems);
  display.end();
  const { seeds, settings, vocabulary, drafts } = understood;
  const known = new Set([
    ...understood.stories.flatMap(filesOf),
    ...[...understood.flawed, ...understood.pages, ...drafts].map(({ file }) => file.path),
    ...problems.map(({ place }) => place.path),
  ]);
  // A path may also start below the folder, as `npm run check:seeds` prints it.
  const written = posix.normalize(file.replaceAll("\\", "/"));
  const path = [written, posix.join(folder, written)].find((one) => known.has(one)) ?? written;
  const draft = drafts.find((one) => one.file.path === path);
  const read = draft === undefined ? understood : await readDraft(draft, understood, problems);
  const { stories, flawed, pages, context: links } = read;
  const story = stories.find((one) => filesOf(one).includes(path));
  const assembled = story && (await assembleGuarded(story, links, problems));
  const faulty = flawed.find((one) => one.file.path === path);
  if (faulty !== undefined) await assembleGuarded(asStory(faulty), links, problems);
  const page = pages.find((one) => one.file.path === path);
  const [compiledPage] = page === undefined ? [] : assemblePages([page], links, problems);

  const own = new Set([
    path,
    folder,
    "SITE_URL",
    seeds.site?.path,
    seeds.topics?.path,
    ...(story ? filesOf(story) : []),
  ]);
  const errors = problems.filter((problem) => isError(problem) && own.has(problem.place.path));
  if (errors.length > 0) return refuse(context, errors);
  if (story !== undefined && assembled?.article !== undefined) {
    const { article, text, topicsBy } = assembled;
    const explained = { ...story, article, text, topicsBy, ...defined({ draft: draft?.withheld }) };
    out.print(reportExplanation(explain(explained, vocabulary, settings)));
    return 0;
  }
  if (compiledPage !== undefined)
    return refuse(context, [
      errorAt({ path }, `a page at ${compiledPage.page.path}, in no feed`, "an article"),
    ]);
  const note = problems.find(({ severity, place }) => severity === "note" && place.path === path);
  if (note !== undefined) return refuse(context, [note]);
  const expected = closestName(path, stories.flatMap(filesOf)) ?? `a file of ${folder}`;
  return refuse(context, [errorAt({ path }, "no such article", expected)]);
}

type ReadFiles = Pick<FolderContents, "stories" | "flawed" | "pages" | "context">;

/** Reads a draft as `npm run dev` does, with the pictures beside it. */
async function readDraft(
  { file }: WithheldArticle,
  { reading, context, seeds }: FolderContents,
  problems: Problem[],
): Promise<ReadFiles> {
  const settings = { ...reading, showsDrafts: true };
  const { named, flawed, pages } = await nameArticles(
    { articles: [file] },
    settings,
    problems,
    () => undefined,
  );
  const library = openLibrary([...seeds.others, ...seeds.besideDrafts]);
  return { stories: named.map(asStory), flawed, pages, context: { ...context, library } };
}

function asStory(article: NamedArticle): Story {
  return { ...article, earlier: [], formerIds: [], aliases: [] };
}

/** Assembles a story. An exception becomes a problem of its file. */
async function assembleGuarded(
  story: Story,
  context: AssemblyContext,
  problems: Problem[],
): Promise<AssembledArticle | undefined> {
  const own: Problem[] = [];
  try {
    return await assembleMeasured(story, context, own);
  } catch (cause) {
    own.push(problemFrom(story.file, cause));
    return undefined;
  } finally {
    problems.push(...own);
  }
}

function filesOf({ file, earlier }: Story): string[] {
  return [file.path, ...earlier.map(({ file }) => file.path)];
}
