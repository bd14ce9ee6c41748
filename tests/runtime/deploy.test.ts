/** The commands that Workers Builds and tutorials run: the real wrangler, in a fresh clone. `--dry-run` uploads nothing. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCRIPT_BYTES } from "../../src/compiler/output/limits.ts";
import { PROBLEM_HEADING } from "../../src/edge/dev/reload.ts";
import { lastingCheckout } from "../support/checkout.ts";
import { SITE_FILE } from "../support/ledger.ts";
import { environmentWith } from "../support/program.ts";
import { LIMIT } from "../support/wait.ts";

const COMMANDS = ["deploy", "versions upload"];

let clone: string;

beforeAll(async () => {
  clone = await lastingCheckout();
});
afterAll(() => rm(clone, { recursive: true, force: true }));

function wrangler(command: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "node_modules/wrangler/bin/wrangler.js",
      ...command.split(" "),
      "--dry-run",
      "--outdir",
      "build/dry-run",
    ],
    { cwd: clone, env: environmentWith({ NO_COLOR: "1" }), encoding: "utf8", timeout: LIMIT },
  );
  return { status, lines: `${stdout}${stderr}`.trimEnd().split("\n") };
}

describe("without url and id", () => {
  it.each(COMMANDS)("wrangler %s fails, and its last lines name the fields to add", (command) => {
    const { status, lines } = wrangler(command);
    expect(status).toBe(1);
    const end = lines.slice(-15).join("\n");
    expect(end).toContain("seeds/_site.yaml: no url; expected a line such as `url: https://");
    expect(end).toMatch(/seeds\/_site\.yaml: no id of its own; expected a line such as `id: [0-9a-f-]{36}`/);
    expect(existsSync(join(clone, "build/dry-run"))).toBe(false);
  });
});

describe("with url and id", () => {
  beforeAll(async () => {
    await appendFile(join(clone, "seeds/_site.yaml"), `\n${SITE_FILE}`);
  });

  it.each(COMMANDS)("wrangler %s succeeds", (command) => {
    const { status, lines } = wrangler(command);
    expect([status, lines.join("\n")]).toEqual([0, expect.stringContaining("Total Upload:")]);
  });

  it("the Worker has none of what the dev server adds to pages", async () => {
    const worker = readFileSync(join(clone, "build/dry-run/worker.js"), "utf8");
    for (const added of [PROBLEM_HEADING, "__dev"]) expect(worker).not.toContain(added);
  });

  it("the Worker's code is not larger than the size check assumes", () => {
    expect(statSync(join(clone, "build/dry-run/worker.js")).size).toBeLessThan(SCRIPT_BYTES);
  });
});
