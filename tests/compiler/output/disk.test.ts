/** Builds on a disk that refuses to write, builds at the same time, and builds after killed ones. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { takeLock } from "../../../src/compiler/output/lock.ts";
import { SITE_FILE } from "../../support/ledger.ts";
import { environmentWith, PROGRAM, run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";
import { LIMIT } from "../../support/wait.ts";

const md = (body: string) => `---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\n${body}\n`;
const GOOD = { "seeds/pilots.md": md("A pilot boards.") };
/**
 * An article whose pieces alone are larger than 64 KiB. No word repeats, so deflating does not shrink them
 * below that.
 */
const LARGE = md(
  Array.from({ length: 20_000 }, (_, n) => `w${(n * 2_654_435_761) % 4_294_967_296}`).join(" "),
);

const filesIn = (cwd: string) => readdirSync(join(cwd, "build")).toSorted();
const packIn = (cwd: string) =>
  ["index.bin", "pieces.bin", "source.txt"].map((name) => readFileSync(join(cwd, "build", name), "utf8"));
const goneProcess = () => spawnSync(process.execPath, ["-e", ""]).pid;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// The system's limit on the size of a file stands for a full disk: part of the file is written, then the
// write fails. The limit is that of a process, so these tests start the real program.
describe.skipIf(process.platform === "win32")("a disk that refuses to write", () => {
  const runWithin = (kibibytes: number, cwd: string, ...args: string[]) =>
    spawnSync("bash", ["-c", `ulimit -f ${kibibytes}; exec "$@"`, "", process.execPath, PROGRAM, ...args], {
      cwd,
      env: environmentWith(),
      encoding: "utf8",
      timeout: LIMIT,
    });

  it("is reported in one line, and the build leaves the last pack whole and no other file", async () => {
    const cwd = await folderOf(GOOD);
    await run(cwd, ["build"]);
    const before = [packIn(cwd), filesIn(cwd)];
    await writeFile(join(cwd, "seeds/pilots.md"), LARGE);
    const { status, stdout, stderr } = runWithin(64, cwd, "build");
    expect([status, stdout, stderr]).toEqual([
      1,
      "",
      "build: cannot be written: file too large; expected a writable place on a disk with free space\n" +
        "1 error; nothing was written\n",
    ]);
    expect([packIn(cwd), filesIn(cwd)]).toEqual(before);
    expect((await run(cwd, ["build"])).status).toBe(0);
  });

  it("is reported in one line for the ledger too, and the last ledger stays whole", async () => {
    const cwd = await folderOf({ ...GOOD, "seeds/_site.yaml": SITE_FILE });
    await run(cwd, ["ledger"]);
    const before = readFileSync(join(cwd, "seeds/_ledger.json"), "utf8");
    const topics = Array.from({ length: 300 }, (_, n) => `berth-number-${n}-of-the-harbour`).join(", ");
    await writeFile(
      join(cwd, "seeds/pilots.md"),
      md("A pilot boards.").replace("harbour]", `harbour, ${topics}]`),
    );
    const { status, stderr } = runWithin(8, cwd, "ledger");
    expect([status, stderr.split("\n")[0]]).toEqual([
      1,
      "seeds/_ledger.json: cannot be written: file too large; expected a writable place on a disk with free space",
    ]);
    expect(readdirSync(join(cwd, "seeds")).toSorted()).toEqual(["_ledger.json", "_site.yaml", "pilots.md"]);
    expect(readFileSync(join(cwd, "seeds/_ledger.json"), "utf8")).toBe(before);
  });
});

describe("a build folder that cannot be written to", () => {
  it.each<[env: Record<string, string>, found: string]>([
    [{}, "build: cannot be written: file already exists; expected "],
    [{ WRANGLER_COMMAND: "deploy" }, "build/worker.ts: cannot be written: not a directory; expected "],
    [{ WRANGLER_COMMAND: "dev" }, "build: cannot be written: file already exists; expected "],
  ])("is reported in one line, with exit code 1: %j", async (env, found) => {
    const cwd = await folderOf({ ...GOOD, "seeds/_site.yaml": SITE_FILE, build: "a file" });
    const { status, stderr } = await run(cwd, ["build"], env);
    expect([status, stderr.trimEnd().split("\n")]).toEqual([
      1,
      [expect.stringContaining(found), "1 error; nothing was written"],
    ]);
  });
});

describe("the unfinished files and the lock of a killed build", () => {
  it("are removed by the next build", async () => {
    const pid = goneProcess();
    const cwd = await folderOf({
      ...GOOD,
      "build/.lock": String(pid),
      [`build/index.bin.${pid}.unfinished`]: "{",
      [`build/assets.${pid}.unfinished`]: "/media/*",
    });
    expect((await run(cwd, ["build"])).status).toBe(0);
    expect(filesIn(cwd)).toEqual(["assets", "cache", "index.bin", "pieces.bin", "source.txt", "worker.ts"]);
  });
});

describe("two builds in one checkout", () => {
  it("write one after the other: the later one waits for the process that has the lock", async () => {
    const cwd = await folderOf({ ...GOOD, "build/.lock": String(process.pid) });
    // The real program, because the lock separates processes.
    const child = spawn(process.execPath, [PROGRAM, "build"], {
      cwd,
      env: environmentWith(),
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    // The later build writes its cache before it waits for the lock.
    await expect.poll(() => filesIn(cwd), { timeout: 30_000 }).toEqual([".lock", "cache"]);
    expect(await Promise.race([ended, pause(1000)])).toBeUndefined();
    expect(filesIn(cwd)).toEqual([".lock", "cache"]);
    await rm(join(cwd, "build/.lock"));
    expect(await ended).toBe(0);
    expect(existsSync(join(cwd, "build/worker.ts"))).toBe(true);
  });

  it("do not both take over a lock that was left", async () => {
    const path = join(await folderOf({ ".lock": String(goneProcess()) }), ".lock");
    const script = `
      import { appendFileSync } from "node:fs";
      import { setTimeout } from "node:timers/promises";
      import { takeLock } from ${JSON.stringify(new URL("../../../src/compiler/output/lock.ts", import.meta.url))};
      const lock = await takeLock(${JSON.stringify(path)});
      appendFileSync(${JSON.stringify(`${path}.log`)}, "in ");
      await setTimeout(30);
      appendFileSync(${JSON.stringify(`${path}.log`)}, "out ");
      await lock.value();
    `;
    const ends = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
      return new Promise((resolve) => child.once("exit", resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readFileSync(`${path}.log`, "utf8")).toBe("in out ".repeat(6));
    expect(existsSync(path)).toBe(false);
  });
});

describe("a lock", () => {
  const lockWith = async (content: string) => join(await folderOf({ ".lock": content }), ".lock");

  it("is not taken from a process that runs; the error names it", async () => {
    expect(await takeLock(await lockWith(String(process.ppid)), 2)).toEqual({
      ok: false,
      error: process.ppid,
    });
  });

  it.each([
    ["of this very number, which an earlier process had", String(process.pid)],
    ["that names no process", "harbour"],
    ["that is still empty after a while", ""],
  ])("is taken over: one %s", async (_, content) => {
    const path = await lockWith(content);
    const lock = await takeLock(path);
    expect([lock.ok, readFileSync(path, "utf8")]).toEqual([true, String(process.pid)]);
    if (lock.ok) await lock.value();
    expect(existsSync(path)).toBe(false);
  });
});
