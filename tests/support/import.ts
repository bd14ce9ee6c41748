/** Runs imports as a publisher does: into folders on disk, from files or from a server on this machine. */

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { compile } from "../../src/compiler/compile.ts";
import { describeProblem, type Problem } from "../../src/compiler/ground/problem.ts";
import { type ImportOutcome, importSource } from "../../src/importer/import.ts";
import type { Network } from "../../src/importer/media/fetch-file.ts";
import type { Article } from "../../src/model/article.ts";
import { listenDuringTest } from "./listen.ts";
import { articlesWithText, type Files, folderOf } from "./seeds.ts";

export type ImportRun = ImportOutcome & {
  readonly folder: string;
  /** The messages that were printed during the import. */
  readonly printed: readonly string[];
};

/** Imports into an existing folder or a new one. */
export async function importInto(
  folder: string,
  source: string,
  {
    dryRun = false,
    network,
    ...settings
  }: {
    readonly dryRun?: boolean;
    readonly media?: boolean;
    readonly now?: number;
    readonly network?: Network;
  } = {},
): Promise<ImportRun> {
  const printed: string[] = [];
  const problems: Problem[] = [];
  const imported = await importSource(
    { folder, source, dryRun, ...settings },
    { fetch, print: (line) => printed.push(line), ...(network === undefined ? {} : { network }) },
    problems,
  );
  if (imported === undefined) throw new Error(problems.map(describeProblem).join("\n"));
  return { ...imported, folder, printed };
}

/** Imports a feed's text from a file into a folder with these files. */
export async function importText(text: string | Uint8Array, files: Files = {}): Promise<ImportRun> {
  const source = join(await folderOf({ feed: text }), "feed");
  return importInto(await folderOf(files), source);
}

export function seedsIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Returns the articles of a folder, oldest first. Fails with the problems if it does not compile. */
export async function compiledIn(folder: string, siteUrl?: string): Promise<readonly Article[]> {
  const settings = { folder, ...(siteUrl === undefined ? {} : { siteUrl }) };
  const compiled = await compile(settings);
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  return Object.values(await articlesWithText(settings)).toSorted((a, b) => a.published - b.published);
}

export type Answer = (path: string, origin: string) => Response | Promise<Response>;

/** Starts a server that stops with the test. Returns its origin and the requested paths. */
export async function serve(
  answer: Answer,
  { statusText }: { readonly statusText?: string } = {},
): Promise<{ readonly origin: string; readonly asked: string[]; readonly agents: string[] }> {
  const asked: string[] = [];
  const agents: string[] = [];
  let origin = "";
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? "");
    agents.push(request.headers["user-agent"] ?? "");
    const { status, headers, body } = await answer(request.url ?? "", origin);
    if (statusText !== undefined) response.statusMessage = statusText;
    response.writeHead(status, Object.fromEntries(headers));
    if (body !== null) for await (const chunk of body) response.write(chunk);
    response.end();
  });
  origin = await listenDuringTest(server);
  return { origin, asked, agents };
}
