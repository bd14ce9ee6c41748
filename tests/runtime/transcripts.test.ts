/**
 * Runs all commands of docs/http.md against the real Worker. Their output must equal the page. After an intended change, run
 * `npx vitest run tests/runtime/transcripts.test.ts --update` and read the difference.
 */

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { folderOf } from "../support/seeds.ts";
import { newsroomWorker } from "../support/worker.ts";

const run = promisify(execFile);
const PAGE = "docs/http.md";
/** The address in the page's commands. The Worker listens at another one. */
const WRITTEN = "localhost:8787";
const { url } = newsroomWorker();

/** Returns the commands of a block, each with its present output. */
async function replay(block: string, folder: string): Promise<string> {
  const lines: string[] = [];
  for (const [, command = ""] of block.matchAll(/^\$ (.*(?:\\\n.*)*)$/gm)) {
    const { stdout } = await run("bash", ["-c", command.replaceAll(WRITTEN, url().host)], { cwd: folder });
    lines.push(`$ ${command}`, stdout.replaceAll(url().host, WRITTEN).replaceAll("\r", "").trimEnd());
  }
  return `${lines.filter(Boolean).join("\n")}\n`;
}

const hasCurl = await run("bash", ["-c", "curl --version"]).then(
  () => true,
  () => false,
);

// The transcripts need curl and bash. They have a hundred commands, so the timeout is long.
it.skipIf(!hasCurl)("docs/http.md shows what the Worker answers", { timeout: 300_000 }, async () => {
  const folder = await folderOf({});
  const page = await readFile(PAGE, "utf8");
  const parts = page.split(/(?<=^```console\n)([\s\S]*?)(?=^```$)/m);
  // The odd parts are the blocks between the fences.
  const replayed: string[] = [];
  for (const [place, part] of parts.entries())
    replayed.push(place % 2 === 1 ? await replay(part, folder) : part);
  expect(replayed.length).toBeGreaterThan(20);
  await expect(replayed.join("")).toMatchFileSnapshot(`../../${PAGE}`);
});
