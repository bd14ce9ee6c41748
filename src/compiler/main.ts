/**
 * Everything that `npm run` does with the seeds. Entry file: the only place of the compiler that knows environment, clock and disk layout.
 * SEEDS_DIR names the folder (default `seeds`), SITE_URL the site's address, which wins over the file's.
 */

import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { wholeSecond } from "../model/instant.ts";
import type { PackFiles } from "../pack/write.ts";
import { type Compiled, compile } from "./compile.ts";
import { explain } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { newArticle } from "./new-article.ts";
import { errorAt, type SeedProblem } from "./problem.ts";
import { reportBuild, reportExplanation, reportProblems, reportSeeds } from "./report.ts";
import { readSeeds } from "./seeds.ts";
import { readVocabulary } from "./topics/vocabulary.ts";

const OUTPUT = "build";
const FILES = { index: "index.json", fragments: "fragments.bin", source: "source.txt" } as const;

const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND } = process.env;
const folder = SEEDS_DIR || "seeds";
const { values: options } = parseArgs({
  options: {
    // `npm run deploy`: asks for a site that may go online.
    publish: { type: "boolean", default: false },
    // `npm run check:seeds`, `npm run explain -- FILE`: write nothing.
    check: { type: "boolean", default: false },
    explain: { type: "string" },
    // `npm run new -- "Title" --topic slug`
    new: { type: "string" },
    topic: { type: "string" },
    // `npm run import -- FILE_OR_URL --dry-run`
    import: { type: "string" },
    "dry-run": { type: "boolean", default: false },
  },
});

if (options.new !== undefined) await startArticle(options.new, options.topic);
else if (options.import !== undefined) await importFrom(options.import);
else await readAll();

async function readAll(): Promise<void> {
  const compiled = await compile({
    folder,
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
    publish: options.publish,
    freshId: randomUUID(),
  });
  const isBuild = !options.check && options.explain === undefined;
  if (!compiled.ok) await fail(compiled.error, isBuild);
  else if (options.explain !== undefined) explainFile(options.explain, compiled.value);
  else if (options.check) console.log(reportSeeds(compiled.value));
  else {
    await writePack(compiled.value.pack);
    console.log(reportBuild(compiled.value));
  }
  if (isBuild) await linkForWatching();
}

/** wrangler dev ends when its build fails. While a publisher edits, the last good pack goes on being served instead. */
async function fail(problems: readonly SeedProblem[], isBuild: boolean): Promise<void> {
  refuse(problems);
  if (!isBuild || WRANGLER_COMMAND !== "dev") return;
  const lastSource = await readFile(join(OUTPUT, FILES.source), "utf8").catch(() => undefined);
  if (lastSource !== resolve(folder)) return;
  console.error("the last good build is still being served");
  process.exitCode = 0;
}

function explainFile(file: string, { articles, vocabulary, pack }: Compiled): void {
  const path = posix.normalize(file);
  const article = articles.find((one) => one.path === path);
  const paths = articles.map((one) => one.path);
  if (article === undefined) refuse([errorAt({ path }, "no such article", nearest(path, paths) ?? `a file of ${folder}`)]);
  else console.log(reportExplanation(explain(article, vocabulary, pack.index.site.timezone)));
}

async function startArticle(title: string, topic: string | undefined): Promise<void> {
  const vocabulary = await readVocabulary((await readSeeds(folder)).topics);
  if (!vocabulary.ok) return refuse(vocabulary.error);
  const article = newArticle({ title, topic }, vocabulary.value, wholeSecond(Date.now()));
  if (!article.ok) return refuse([article.error]);
  const path = posix.join(folder, article.value.name);
  // "wx": never over an article that is there.
  await writeFile(path, article.value.text, { flag: "wx" }).then(
    () => console.log(`${path} is a draft; take out \`draft: true\` to publish it`),
    () => refuse([errorAt({ path }, "cannot be made", "a folder that is there, and no such file in it")]),
  );
}

/** Loaded here alone: no build waits for a feed parser. */
async function importFrom(source: string): Promise<void> {
  const { importSource } = await import("./import/import.ts");
  const { reportImport } = await import("./import/report.ts");
  const settings = { folder, source, dryRun: options["dry-run"] };
  const imported = await importSource(settings, { fetch, tell: (line) => console.log(line) });
  if (!imported.ok) return refuse(imported.error);
  console.log(reportImport(imported.value, folder));
  if (imported.value.failures.length > 0) process.exitCode = 1;
}

function refuse(problems: readonly SeedProblem[]): void {
  console.error(reportProblems(problems));
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
