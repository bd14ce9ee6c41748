/**
 * `npm run build`: compiles the seeds into build/. Entry file: the only place of the compiler that knows environment and disk layout.
 * SEEDS_DIR names the folder (default `seeds`), SITE_URL the site's address; `--publish` asks for a site that may go online.
 * `npm run explain -- FILE` writes nothing, and shows what one article's fields and topics were told from.
 */

import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import type { PackFiles } from "../pack/write.ts";
import { compile } from "./compile.ts";
import { explain } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { errorAt } from "./problem.ts";
import { reportBuild, reportExplanation, reportProblems } from "./report.ts";

const OUTPUT = "build";
const FILES = { index: "index.json", fragments: "fragments.bin", source: "source.txt" } as const;

const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND } = process.env;
const { values: options } = parseArgs({ options: { publish: { type: "boolean", default: false }, explain: { type: "string" } } });
const folder = SEEDS_DIR || "seeds";

const compiled = await compile({
  folder,
  ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  publish: options.publish,
  freshId: randomUUID(),
});
if (options.explain !== undefined) {
  explainFile(options.explain, compiled);
} else if (compiled.ok) {
  await writePack(compiled.value.pack);
  console.log(reportBuild(compiled.value));
} else {
  console.error(reportProblems(compiled.error));
  // wrangler dev ends when its build fails. While a publisher edits, the last good pack goes on being served instead.
  const lastSource = await readFile(join(OUTPUT, FILES.source), "utf8").catch(() => undefined);
  const keepsServing = WRANGLER_COMMAND === "dev" && lastSource === resolve(folder);
  if (keepsServing) console.error("the last good build is still being served");
  process.exitCode = keepsServing ? 0 : 1;
}
if (options.explain === undefined) await linkForWatching();

function explainFile(file: string, outcome: typeof compiled): void {
  const paths = outcome.ok ? outcome.value.articles.map(({ path }) => path) : [];
  const path = posix.normalize(file);
  const article = outcome.ok ? outcome.value.articles.find((one) => one.path === path) : undefined;
  if (outcome.ok && article !== undefined) {
    const { pack, vocabulary } = outcome.value;
    console.log(reportExplanation(explain(article, vocabulary, pack.index.site.timezone)));
    return;
  }
  const missing = errorAt({ path }, "no such article", nearest(path, paths) ?? `a file of ${folder}`);
  console.error(reportProblems(outcome.ok ? [missing] : outcome.error));
  process.exitCode = 1;
}

/** All files are complete before any takes the place of its forerunner. */
async function writePack({ index, fragments }: PackFiles): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  const contents = { index: `${JSON.stringify(index)}\n`, fragments, source: resolve(folder) };
  const names = Object.keys(FILES) as (keyof typeof FILES)[];
  // Two builds at a time write files of their own.
  const unfinished = (name: keyof typeof FILES) => join(OUTPUT, `${FILES[name]}.${process.pid}`);
  for (const name of names) await writeFile(unfinished(name), contents[name]);
  for (const name of names) await rename(unfinished(name), join(OUTPUT, FILES[name]));
}

/** wrangler.toml can name a folder to watch but not an environment variable: this link stands for SEEDS_DIR there. */
async function linkForWatching(): Promise<void> {
  const link = join(OUTPUT, "seeds");
  await mkdir(OUTPUT, { recursive: true });
  await rm(link, { force: true });
  // Another build at the same time may have made it already.
  if (SEEDS_DIR) await symlink(resolve(SEEDS_DIR), link, "junction").catch(() => undefined);
}
