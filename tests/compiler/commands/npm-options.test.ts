/** Options without `--` before them: npm takes them for itself, and the command must not run without them. */

import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { reportTakenOptions } from "../../../src/compiler/commands/npm-options.ts";
import { environmentWith, PROGRAM, run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

describe("options that npm took", () => {
  it.each<[command: string, line: string]>([
    ["deploy --dry-run", "npm took --dry-run for itself; expected npm run deploy -- --dry-run"],
    ["deploy --env=a", "npm took --env=a for itself; expected npm run deploy -- --env=a"],
    [
      "deploy -c trial.toml",
      "npm took --config=trial.toml for itself; expected npm run deploy -- --config=trial.toml",
    ],
    [
      "deploy --profile=work",
      "npm took --profile=work for itself; expected npm run deploy -- --profile=work",
    ],
    [
      "deploy --domains=a.example",
      "npm took --domains=a.example for itself; expected npm run deploy -- --domains=a.example",
    ],
    ["build --seeds ../notes", "npm took --seeds for itself; expected npm run build -- --seeds ../notes"],
    [
      "build --seeds=../notes",
      "npm took --seeds=../notes for itself; expected npm run build -- --seeds=../notes",
    ],
    ["dev --port 9000", "npm took --port for itself; expected npm run dev -- --port 9000"],
    ["ledger --check", "npm took --check for itself; expected npm run ledger -- --check"],
  ])("are reported by npm run %s, and nothing runs", async (command, line) => {
    const scripts = {
      [command.split(" ")[0] ?? ""]: `"${process.execPath}" "${PROGRAM}" ${command.split(" ")[0]}`,
    };
    const cwd = await folderOf({ "package.json": JSON.stringify({ scripts }) });
    const { status, stderr } = spawnSync("npm", ["run", ...command.split(" ")], {
      cwd,
      env: environmentWith(),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining(`npm run ${command.split(" ")[0]}: ${line}\n`),
    ]);
  });

  it("are reported together, without values that npm does not connect with one of them", () => {
    expect(
      reportTakenOptions(["new", "arctic", "Ice"], ["seeds", "topic"], {
        npm_config_seeds: "my notes",
        npm_config_topic: "true",
      }),
    ).toBe(
      'npm run new: npm took --seeds=my notes and --topic for itself; expected npm run new -- "--seeds=my notes" --topic',
    );
  });

  it("are not confused with npm's own settings and with options of other commands", async () => {
    const env = { npm_config_cache: "/home/kari/.npm", npm_config_audit: "", npm_config_dry_run: "true" };
    const seed = "---\ntitle: Pilots\ndate: 2024-05-04\n---\nA pilot boards.\n";
    const cwd = await folderOf({ "seeds/pilots.md": seed });
    expect(await run(cwd, ["build"], env)).toMatchObject({ status: 0 });
  });
});
