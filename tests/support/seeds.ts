/** Folders of seeds on disk, which are removed after the test. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { assembleMeasured } from "../../src/compiler/articles/durations.ts";
import { type UnderstandSettings, understand } from "../../src/compiler/articles/understand.ts";
import { type CompiledSite, compile } from "../../src/compiler/compile.ts";
import { describeProblem, describeWithSeverity, type Problem } from "../../src/compiler/ground/problem.ts";
import type { Article } from "../../src/model/article.ts";
import type { Result } from "../../src/model/result.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

export async function folderOf(files: Files): Promise<string> {
  const folder = await lastingFolderOf(files);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes a folder for several tests. The caller removes it. */
export async function lastingFolderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "seeds-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export async function compileFiles(files: Files): Promise<Result<CompiledSite, Problem[]>> {
  return compile({ folder: await folderOf(files) });
}

/** Returns the articles by file name. Fails the test with the problems if there are errors. */
export async function articlesOf(files: Files): Promise<Readonly<Record<string, Article>>> {
  const folder = await folderOf(files);
  const compiled = await compile({ folder });
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  return articlesWithText({ folder });
}

/** Returns the articles of a folder by file name. Unlike compiled articles, they have their text. */
export async function articlesWithText(
  settings: UnderstandSettings,
): Promise<Readonly<Record<string, Article>>> {
  const { stories, context } = await understand(settings, []);
  const articles: Record<string, Article> = {};
  for (const story of stories) {
    const { article } = await assembleMeasured(story, context, []);
    if (article !== undefined) articles[story.file.name] = article;
  }
  return articles;
}

export async function articleOf(
  name: string,
  content: string | Uint8Array,
  others: Files = {},
): Promise<Article> {
  const article = (await articlesOf({ ...others, [name]: content }))[name];
  if (article === undefined) throw new Error(`${name} is no article`);
  return article;
}

/** Returns problems as they are printed, without the temporary folder's name. Notes and warnings are marked. */
export async function problemsOf(files: Files): Promise<string[]> {
  const folder = await folderOf(files);
  const compiled = await compile({ folder });
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return problems.map((problem) => describeWithSeverity(problem).replaceAll(`${folder}/`, ""));
}
