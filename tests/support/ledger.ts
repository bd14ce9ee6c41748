/**
 * A folder of seeds that a test publishes repeatedly, at instants of its choice. Each time the ledger is
 * recorded.
 */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledSite, type CompileSettings, compile } from "../../src/compiler/compile.ts";
import { describeProblem, type Problem } from "../../src/compiler/ground/problem.ts";
import { writeLedger } from "../../src/compiler/ledger/write.ts";
import { createApp } from "../../src/edge/app.ts";
import { at, SITE } from "./articles.ts";
import { openFiles } from "./pack.ts";
import { type Files, folderOf } from "./seeds.ts";

export const SITE_FILE = `id: ${SITE.id}\nurl: ${SITE.url}\n`;

export async function publisherOf(files: Files) {
  const folder = await folderOf({ "_site.yaml": SITE_FILE, ...files });
  const ledger = join(folder, "_ledger.json");
  const printed = (problems: readonly Problem[]) =>
    problems.map(
      (problem) =>
        (problem.severity === "warning" ? "warning: " : "") +
        describeProblem(problem).replaceAll(`${folder}/`, ""),
    );
  const run = async (settings: Omit<CompileSettings, "folder">): Promise<CompiledSite> => {
    const compiled = await compile({ folder, ...settings });
    if (!compiled.ok) throw new Error(printed(compiled.error).join("\n"));
    return compiled.value;
  };
  return {
    folder,
    write: (name: string, content: string) => writeFile(join(folder, name), content),
    remove: (name: string) => rm(join(folder, name)),
    ledger: () => readFile(ledger, "utf8"),
    /** Returns the ledger's record of an entry. */
    async recorded(ownId: string) {
      const { entries } = JSON.parse(await readFile(ledger, "utf8")) as {
        entries: Record<string, unknown>[];
      };
      return entries.find((entry) => entry.ownId === ownId);
    },
    build: run,
    /** Returns the problems of a build, as they are printed. */
    async problems(now = at("2024-06-01T00:00:00Z")): Promise<string[]> {
      const compiled = await compile({ folder, now });
      return printed(compiled.ok ? compiled.value.warnings : compiled.error);
    },
    /** Publishes and records. Returns the Worker of that build. */
    async publish(date: string) {
      const { pack, ledger: outcome } = await run({ now: at(date), stamp: true });
      if (outcome.next !== undefined) await writeFile(ledger, writeLedger(outcome.next));
      return createApp(openFiles(pack), () => at(date));
    },
  };
}
