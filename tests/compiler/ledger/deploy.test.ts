/**
 * `npm run ledger` and `npm run deploy` as a publisher runs them. Only wrangler is replaced, because it would
 * go online.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StartWrangler } from "../../../src/compiler/commands/command.ts";
import { type CompiledSite, compile } from "../../../src/compiler/compile.ts";
import { reportBuild } from "../../../src/compiler/report/build.ts";
import { at } from "../../support/articles.ts";
import { SITE_FILE } from "../../support/ledger.ts";
import { openFiles } from "../../support/pack.ts";
import { type CommandRun, environmentWith, PROGRAM, run } from "../../support/program.ts";
import { type Files, folderOf } from "../../support/seeds.ts";
import { LIMIT } from "../../support/wait.ts";
import { writeOutcome } from "../../support/wrangler.ts";

const NOW = at("2024-06-01T12:00:00Z");
const LATER = at("2024-06-01T12:00:05Z");

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";

/** The program that stands for wrangler: runs the build, and prints its arguments. */
const WRANGLER = `
const { spawnSync } = require("node:child_process");
const env = { ...process.env, WRANGLER_COMMAND: "deploy" };
const { status } = spawnSync(process.execPath, [${JSON.stringify(PROGRAM)}, "build"], { env, stdio: "inherit" });
console.log("wrangler " + process.argv.slice(2).join(" "));
const outcome = JSON.stringify({ type: "deploy", version: 1, version_id: "1" });
require("node:fs").writeFileSync(process.env.WRANGLER_OUTPUT_FILE_PATH, outcome);
process.exit(status);
`;

const project = (files: Files) => folderOf({ "seeds/_site.yaml": SITE_FILE, ...files });

type DeploySettings = {
  readonly now?: number;
  /** Called before wrangler's build. */
  readonly before?: () => Promise<void>;
  /** The instant of wrangler's build. */
  readonly later?: number;
  /** wrangler's exit code. */
  readonly ends?: number;
  /**
   * The version that wrangler reports. Null if the publisher answered "no" to a question, and undefined if
   * wrangler was interrupted.
   */
  readonly version?: string | null | undefined;
};

/** Deploys within this process. Returns the output of the deployment and of wrangler's build together. */
async function deployIn(
  cwd: string,
  args: readonly string[],
  { now = NOW, before, later = now, ends = 0, ...reported }: DeploySettings = {},
) {
  const { version } = { version: "1", ...reported };
  const builds: CommandRun[] = [];
  const startWrangler: StartWrangler = async ([first], env) => {
    await before?.();
    const variables = { ...env, WRANGLER_COMMAND: first } as Record<string, string>;
    builds.push(await run(cwd, ["build"], variables, { now: later }));
    if (version !== undefined) await writeOutcome(variables, version);
    return ends;
  };
  const { status, stdout, stderr } = await run(cwd, ["deploy", ...args], {}, { now, startWrangler });
  return { status, stderr, stdout: builds.map((one) => one.stdout).join("") + stdout };
}

/** Records within this process. */
const recordIn = (cwd: string, now = NOW) => run(cwd, ["ledger"], {}, { now });

/** Returns what a build would write. */
async function compiled(cwd: string): Promise<CompiledSite> {
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
    expect(await recordIn(cwd)).toMatchObject({
      status: 0,
      stdout: "seeds/_ledger.json: 1 recorded, 0 changed; commit it\n",
    });
    const [before] = ledgerIn(cwd).entries;
    expect(Date.parse(before.recorded)).toBe(NOW);
    expect((await recordIn(cwd)).stdout).toBe("seeds/_ledger.json is up to date\n");

    await writeFile(join(cwd, "seeds/pilots.md"), PILOTS.replace("boards", "climbs on board"));
    await writeFile(join(cwd, "seeds/gale.md"), PILOTS.replace("Pilots", "Gale"));
    expect(await reportBuild(await compiled(cwd), undefined)).toContain(
      "not in the ledger yet: 1 entry; changed since: 1 entry (npm run ledger, or npm run deploy, records them)",
    );
    expect((await recordIn(cwd, LATER)).stdout).toBe(
      "seeds/_ledger.json: 1 recorded, 1 changed; commit it\n",
    );
    const [gale, pilots] = ledgerIn(cwd).entries;
    expect([gale.ownId, pilots.recorded]).toEqual(["gale", before.recorded]);
    expect([Date.parse(gale.recorded), Date.parse(pilots.changed)]).toEqual([LATER, LATER]);
    expect(Date.parse(pilots.changed)).toBeGreaterThan(Date.parse(before.changed));
  });

  it("refuses a site without an id of its own, because its entries will get other ids", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": PILOTS });
    const { status, stderr } = await recordIn(cwd);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("seeds/_site.yaml: no id of its own; expected a line such as `id: "),
    ]);
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("with --check writes nothing, and fails while the ledger is older than the articles", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    const check = () => run(cwd, ["ledger", "--check"], {}, { now: LATER });
    const fix = "expected `npm run ledger`, and a commit of the file";
    expect(await check()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        `seeds/_ledger.json: older than the articles (1 new, 0 changed); ${fix}`,
      ),
    });
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);

    await recordIn(cwd);
    expect(await check()).toMatchObject({ status: 0, stdout: "seeds/_ledger.json is up to date\n" });

    const recorded = readFileSync(join(cwd, "seeds/_ledger.json"), "utf8");
    await writeFile(join(cwd, "seeds/pilots.md"), PILOTS.replace("boards", "climbs on board"));
    await writeFile(join(cwd, "seeds/gale.md"), PILOTS.replace("Pilots", "Gale"));
    expect((await check()).stderr).toContain("older than the articles (1 new, 1 changed)");
    expect(readFileSync(join(cwd, "seeds/_ledger.json"), "utf8")).toBe(recorded);

    await recordIn(cwd);
    await writeFile(join(cwd, "seeds/_site.yaml"), `${SITE_FILE}title: Notes\n`);
    expect(await check()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("older than the articles (settings or removed files)"),
    });
  });

  it("fails and records nothing if a published entry is missing", async () => {
    const cwd = await project({
      "seeds/pilots.md": PILOTS,
      "seeds/gale.md": PILOTS.replace("Pilots", "Gale"),
    });
    await recordIn(cwd);
    const before = ledgerIn(cwd);
    await writeFile(join(cwd, "seeds/gale.md"), PILOTS.replace("title: Pilots", "id: squall\ntitle: Squall"));
    expect(await recordIn(cwd)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('"gale" (gale.md, "Gale") was published'),
    });
    expect(ledgerIn(cwd)).toEqual(before);
  });
});

describe("npm run deploy", () => {
  it("passes its arguments to wrangler, and records the entries and instants that went online", async () => {
    const cwd = await project({
      "node_modules/wrangler/bin/wrangler.js": WRANGLER,
      "seeds/pilots.md": PILOTS,
    });
    await recordIn(cwd);
    await writeFile(
      join(cwd, "seeds/tides.md"),
      PILOTS.replace("Pilots", "Tides").replace("2024-05-04", "2024-05-01"),
    );
    // The real program, because it starts wrangler as a process with its own environment and output.
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, "deploy", "--message", "tides"], {
      cwd,
      env: environmentWith(),
      encoding: "utf8",
      timeout: LIMIT,
    });
    expect(status).toBe(0);
    expect(stdout).toContain("wrangler deploy --domain notes.example --message tides\n");
    // CompiledSite once, because wrangler's build uses the finished pack.
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

  it.each<[what: string, args: string[], status: number]>([
    ["fails", [], 7],
    ["only tries", ["--dry-run"], 0],
  ])("records nothing where wrangler %s", async (_, args, status) => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    expect((await deployIn(cwd, args, { ends: status })).status).toBe(status);
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("records the instants of wrangler's own build, if that had to compile again", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    await recordIn(cwd);
    await writeFile(join(cwd, "seeds/pilots.md"), PILOTS.replace("boards", "climbs on board"));
    const { status, stdout } = await deployIn(cwd, [], {
      before: () => writeFile(join(cwd, "build/index.bin"), "{}"),
      later: LATER,
    });
    expect(status).toBe(0);
    expect(stdout.match(/^1 article, .* of 64 MiB/gm)).toHaveLength(2);
    const [pilots] = ledgerIn(cwd).entries;
    expect(Date.parse(pilots.changed)).toBe(LATER);
    expect(packIn(cwd).timingOf(0).changed).toBe(LATER);
  });

  it.each([["--dry-run"], ["--dry-run=true"], ["--dryRun"], ["-h"], ["--env=staging"]])(
    "records nothing with %s, because the site's own Worker stays as it is",
    async (option) => {
      const cwd = await project({ "seeds/pilots.md": PILOTS });
      expect((await deployIn(cwd, [option])).status).toBe(0);
      expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
      expect(existsSync(join(cwd, "build/deployed"))).toBe(false);
    },
  );

  it("records nothing if wrangler uploaded nothing", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    const { status, stdout } = await deployIn(cwd, [], { version: null });
    expect(status).toBe(0);
    expect(stdout).toContain("wrangler uploaded nothing, so the ledger is not written");
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("records nothing if wrangler was interrupted, although its exit code is 0", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    const { status, stderr } = await deployIn(cwd, [], { version: undefined });
    expect([status, stderr]).toEqual([1, expect.stringContaining("wrangler did not finish")]);
    expect(existsSync(join(cwd, "seeds/_ledger.json"))).toBe(false);
  });

  it("says what to do if wrangler fails after the upload", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS });
    const { status, stderr } = await deployIn(cwd, [], { ends: 1 });
    expect(status).toBe(1);
    expect(stderr).toContain("the version is online but not recorded");
  });

  it("names the folder of --seeds to wrangler's build, and records in it", async () => {
    const cwd = await folderOf({ "posts/_site.yaml": SITE_FILE, "posts/pilots.md": PILOTS });
    const { status, stdout } = await deployIn(cwd, ["--seeds", "posts"], {
      before: () => rm(join(cwd, "build/index.bin")),
    });
    expect([status, stdout.match(/^1 article, .* of 64 MiB/gm)?.length]).toEqual([0, 2]);
    expect(stdout).toContain("posts/_ledger.json: 1 recorded, 0 changed; commit it\n");
    expect(readFileSync(join(cwd, "build/source.txt"), "utf8")).toMatch(/^.*\/posts\n/);
  });

  it("does not start wrangler without url and id", async () => {
    const cwd = await project({ "seeds/pilots.md": PILOTS, "seeds/_site.yaml": "title: Notes\n" });
    const { status, stdout, stderr } = await run(cwd, ["deploy"]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("no url");
  });
});
