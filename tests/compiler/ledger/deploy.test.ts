/** `npm run ledger` and `npm run deploy` as a publisher runs them: the real program. Only wrangler is replaced, because it would go online. */

import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { type Compiled, compile } from "../../../src/compiler/compile.ts";
import { reportBuild } from "../../../src/compiler/report/build.ts";
import { SITE_FILE } from "../../support/ledger.ts";
import { openFiles } from "../../support/pack.ts";
import { PROGRAM, run } from "../../support/program.ts";
import { type Files, folderOf } from "../../support/seeds.ts";

/** The program starts several times in a test. */
vi.setConfig({ testTimeout: 120_000 });

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";

/** Replaces wrangler: runs the build, prints its arguments, and exits with the code that the environment names. */
const WRANGLER = `
const { spawnSync } = require("node:child_process");
const env = { ...process.env, WRANGLER_COMMAND: "deploy" };
if (env.WRANGLER_FINDS_ANOTHER) {
  require("node:fs").writeFileSync("build/index.bin", "{}");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100);
}
const { status } = spawnSync(process.execPath, [${JSON.stringify(PROGRAM)}], { env, stdio: "inherit" });
console.log("wrangler " + process.argv.slice(2).join(" "));
process.exit(status || Number(process.env.WRANGLER_ENDS || 0));
`;

async function project(files: Files) {
  return folderOf({
    "node_modules/wrangler/bin/wrangler.js": WRANGLER,
    "seeds/_site.yaml": SITE_FILE,
    ...files,
  });
}

/** Builds without starting the program again. */
async function compiled(cwd: string): Promise<Compiled> {
  const result = await compile({ folder: join(cwd, "seeds") });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const ledgerIn = (cwd: string, path = "seeds/_ledger.json") =>
  JSON.parse(readFileSync(join(cwd, path), "utf8"));
const packIn = (cwd: string) =>
  openFiles({
    index: new Uint8Array(readFileSync(join(cwd, "build/index.bin"))),
    pieces: new Uint8Array(readFileSync(join(cwd, "build/pieces.bin"))),
  });

describe("npm run ledger", () => {
  it("begins the ledger, then adds to it and dates what changed", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    expect(run(cwd, ["--ledger"])).toMatchObject({
      status: 0,
      stdout: "seeds/_ledger.json: 1 recorded, 0 changed; commit it\n",
    });
    const [before] = ledgerIn(cwd).entries;
    expect(Math.abs(Date.parse(before.recorded) - Date.now())).toBeLessThan(600_000);
    expect(run(cwd, ["--ledger"]).stdout).toBe("seeds/_ledger.json is up to date\n");

    await writeFile(join(cwd, "seeds/pilots.md"), PILOTS.replace("boards", "climbs on board"));
    await writeFile(join(cwd, "seeds/gale.md"), PILOTS.replace("Pilots", "Gale"));
    expect(await reportBuild(await compiled(cwd), undefined)).toContain(
      "not in the ledger yet: 1 entry; changed since: 1 entry (npm run ledger, or npm run deploy, records them)",
    );
    expect(run(cwd, ["--ledger"]).stdout).toBe("seeds/_ledger.json: 1 recorded, 1 changed; commit it\n");
    const [gale, pilots] = ledgerIn(cwd).entries;
    expect([gale.ownId, pilots.recorded]).toEqual(["gale", before.recorded]);
    expect(Date.parse(pilots.changed)).toBeGreaterThan(Date.parse(before.changed));
  });

  it("refuses a site without an id of its own, because its entries will get other ids", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": PILOTS });
    const { status, stderr } = run(cwd, ["--ledger"]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("seeds/_site.yaml: no id of its own; expected a line such as `id: "),
    ]);
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("fails and records nothing if a published entry is missing", async () => {
    const cwd = await project({
      "seeds/pilots.md": PILOTS,
      "seeds/gale.md": PILOTS.replace("Pilots", "Gale"),
    });
    run(cwd, ["--ledger"]);
    const before = ledgerIn(cwd);
    await writeFile(join(cwd, "seeds/gale.md"), PILOTS.replace("title: Pilots", "id: squall\ntitle: Squall"));
    expect(run(cwd, ["--ledger"])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('"gale" (gale.md, "Gale") was published'),
    });
    expect(ledgerIn(cwd)).toEqual(before);
  });
});

describe("npm run deploy", () => {
  it("passes its arguments to wrangler, and records the entries and instants that went online", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    run(cwd, ["--ledger"]);
    await writeFile(
      join(cwd, "seeds/tides.md"),
      PILOTS.replace("Pilots", "Tides").replace("2024-05-04", "2024-05-01"),
    );
    const { status, stdout } = run(cwd, ["--deploy", "--", "--env", "staging"]);
    expect(status).toBe(0);
    expect(stdout).toContain("wrangler deploy --env staging\n");
    // Compiled once: wrangler's build takes what lies there.
    expect(stdout.match(/^2 articles, .* of 64 MiB/gm)).toHaveLength(1);
    expect(stdout).toContain("seeds/_ledger.json: 1 recorded, 0 changed; commit it\n");
    const [, tides] = ledgerIn(cwd).entries;
    expect(packIn(cwd).slugOf(1)).toBe("tides");
    expect(packIn(cwd).timingOf(1)).toEqual({
      changed: Date.parse(tides.changed),
      added: Date.parse(tides.recorded),
    });

    // Every later build shows the recorded instants, published or not.
    const later = openFiles((await compiled(cwd)).pack);
    expect(later.timingOf(1)).toMatchObject({ changed: Date.parse(tides.changed) });
  });

  it.each<[what: string, args: string[], env: Record<string, string>, status: number]>([
    ["fails", [], { WRANGLER_ENDS: "7" }, 7],
    ["only tries", ["--dry-run"], {}, 0],
  ])("records nothing where wrangler %s", async (_, args, env, status) => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    expect(run(cwd, ["--deploy", "--", ...args], env).status).toBe(status);
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("records the instants of wrangler's own build, if that had to compile again", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    run(cwd, ["--ledger"]);
    await writeFile(join(cwd, "seeds/pilots.md"), PILOTS.replace("boards", "climbs on board"));
    const { status, stdout } = run(cwd, ["--deploy", "--"], { WRANGLER_FINDS_ANOTHER: "1" });
    expect(status).toBe(0);
    expect(stdout.match(/^1 article, .* of 64 MiB/gm)).toHaveLength(2);
    const [pilots] = ledgerIn(cwd).entries;
    expect(packIn(cwd).timingOf(0).changed).toBe(Date.parse(pilots.changed));
  });

  it("does not start wrangler without url and id", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS, "seeds/_site.yaml": "title: Notes\n" });
    const { status, stdout, stderr } = run(cwd, ["--deploy", "--"]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("no url");
  });
});
