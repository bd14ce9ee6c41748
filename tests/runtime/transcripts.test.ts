/**
 * The transcripts of docs/http.md, taken anew: every command is run against the real Worker, and the page must stand as
 * it does. After an intended change: `npx vitest run tests/runtime/transcripts.test.ts --update`, and read the difference.
 */

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { folderOf } from "../support/seeds.ts";
import { newsroomWorker } from "../support/worker.ts";

const run = promisify(execFile);
const PAGE = "docs/http.md";
/** Where the page's commands ask; the Worker really listens elsewhere. */
const WRITTEN = "localhost:8787";
const { url } = newsroomWorker();

/** A block's commands, each with what it prints now. */
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

// A system without curl or bash can take no transcript. A hundred commands take their time.
it.skipIf(!hasCurl)("docs/http.md shows what the Worker answers", { timeout: 300_000 }, async () => {
  const folder = await folderOf({});
  const page = await readFile(PAGE, "utf8");
  const parts = page.split(/(?<=^```console\n)([\s\S]*?)(?=^```$)/m);
  // The odd ones are what stands between the fences.
  const replayed: string[] = [];
  for (const [place, part] of parts.entries())
    replayed.push(place % 2 === 1 ? await replay(part, folder) : part);
  expect(replayed.length).toBeGreaterThan(20);
  await expect(replayed.join("")).toMatchFileSnapshot(`../../${PAGE}`);
});
