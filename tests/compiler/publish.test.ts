/** The build that wrangler runs before it deploys: its files and its exit code. */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SITE_FILE } from "../support/ledger.ts";
import { environmentWith, PROGRAM, run } from "../support/program.ts";
import { folderOf } from "../support/seeds.ts";
import { waitFor } from "../support/wait.ts";

const GOOD = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";
const BAD = "---\ndate: 2024-13-04\n---\nA pilot boards.\n";
describe("a build for wrangler deploy or wrangler versions upload", () => {
  const files = { "seeds/_site.yaml": SITE_FILE, "seeds/pilots.md": GOOD };
  const withWorker = { ...files, "build/worker.ts": "// of an earlier build\n" };
  const packIn = (cwd: string) =>
    Buffer.concat(["index.bin", "pieces.bin"].map((name) => readFileSync(join(cwd, "build", name))));
  const hasWorker = (cwd: string) => existsSync(join(cwd, "build/worker.ts"));

  it.each<[WRANGLER_COMMAND: string, what: string, name: string, content: string, problem: string]>([
    ["deploy", "an article is bad", "seeds/gale.md", BAD, 'seeds/gale.md:2: date "2024-13-04"'],
    ["versions upload", "url and id are missing", "seeds/_site.yaml", "", "seeds/_site.yaml: no url"],
    ["deploy", "settings cannot be read", "seeds/_site.yaml", "url: [", "seeds/_site.yaml:1:"],
  ])(
    "under %s leaves no earlier pack to deploy where %s",
    async (WRANGLER_COMMAND, _, name, content, problem) => {
      const cwd = await folderOf({ ...withWorker, [name]: content });
      const { status, stderr } = await run(cwd, ["build"], { WRANGLER_COMMAND });
      // With exit code 0 and no Worker, wrangler fails with a short message.
      expect([status, hasWorker(cwd)]).toEqual([0, false]);
      expect(stderr).toContain(problem);
      expect(stderr).toMatch(/nothing is deployed: wrangler finds no build\/worker\.ts\n$/);
    },
  );

  it("leaves no Worker if it is killed", async () => {
    const cwd = await folderOf(withWorker);
    // The real program, because only a process can be killed.
    const child = spawn(process.execPath, [PROGRAM, "build"], {
      cwd,
      env: environmentWith({ WRANGLER_COMMAND: "deploy" }),
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await waitFor("the build to remove the Worker", () => !hasWorker(cwd), { pace: 1 });
    child.kill("SIGKILL");
    await ended;
    expect([child.signalCode, hasWorker(cwd)]).toEqual(["SIGKILL", false]);
  });

  it("compiles again unless SEEDCAST_BUILT is the digest of the pack in build/", async () => {
    const cwd = await folderOf(files);
    const WRANGLER_COMMAND = "deploy";
    expect(
      (await run(cwd, ["build"], { WRANGLER_COMMAND, SEEDCAST_BUILT: "0".repeat(64) })).stdout,
    ).toContain("1 article, ");
    expect(hasWorker(cwd)).toBe(true);
    const digest = createHash("sha256").update(packIn(cwd)).digest("hex");
    expect(await run(cwd, ["build"], { WRANGLER_COMMAND, SEEDCAST_BUILT: digest })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    await writeFile(join(cwd, "build/pieces.bin"), "");
    expect((await run(cwd, ["build"], { WRANGLER_COMMAND, SEEDCAST_BUILT: digest })).stdout).toContain(
      "1 article, ",
    );
    await rm(join(cwd, "build/worker.ts"));
    expect((await run(cwd, ["build"], { WRANGLER_COMMAND, SEEDCAST_BUILT: digest })).stdout).toContain(
      "1 article, ",
    );
  });
});
