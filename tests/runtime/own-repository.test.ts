/**
 * A repository that holds articles and a workflow alone, beside a copy of seedcast, as docs/own-repository.md
 * shows. The commands are those of the workflow, with the real npm, wrangler and git. Nothing is uploaded.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lastingCheckout } from "../support/checkout.ts";
import { SITE_FILE } from "../support/ledger.ts";
import { environmentWith } from "../support/program.ts";
import { LIMIT } from "../support/wait.ts";
import { stepNamed, workflowIn } from "../support/workflows.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\ntopics: [harbour]\n---\nA pilot boards.\n";

const { check, deploy } = workflowIn("own-repository.md").jobs;

let folder: string;
let summary: string;

/** Runs a command as a step of the workflow does: in bash, in its folder, and without a terminal. */
function shell(command: string, within = ".") {
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", command], {
    cwd: join(folder, within),
    env: environmentWith({
      CI: "true",
      NO_COLOR: "1",
      GITHUB_STEP_SUMMARY: summary,
      // git reads no settings of this machine.
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
    }),
    encoding: "utf8",
    timeout: LIMIT,
  });
  return { status, output: stdout + stderr };
}

function git(command: string, within = "site"): string {
  const { status, output } = shell(
    `git -c user.name=Kari -c user.email=kari@notes.example ${command}`,
    within,
  );
  if (status !== 0) throw new Error(output);
  return output;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "own-repository-"));
  summary = join(folder, "summary.md");
  await rename(await lastingCheckout(), join(folder, "seedcast"));
  git("init --quiet --bare --initial-branch=main origin.git", ".");
  git("clone --quiet origin.git site", ".");
  await mkdir(join(folder, "site/seeds"));
  await writeFile(join(folder, "site/seeds/_site.yaml"), SITE_FILE);
  await writeFile(join(folder, "site/seeds/pilots.md"), PILOTS);
  git("switch --quiet --create main");
  git("add .");
  git("commit --quiet --message 'Add an article on pilots'");
  git("push --quiet --set-upstream origin main");
}, LIMIT);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a repository of its own", () => {
  it("is checked for a pull request: the summary shows what subscribers will see", () => {
    const step = stepNamed(check, "Report what subscribers will see");
    const { status, output } = shell(step.run, step["working-directory"]);
    expect([status, output]).toEqual([0, expect.stringContaining("## What subscribers will see")]);
    expect(readFileSync(summary, "utf8")).toContain("| new | `pilots.md` | Pilots |");
    expect(existsSync(join(folder, "site/seeds/_ledger.json"))).toBe(false);
  });

  it("fails the check if an article has an error", async () => {
    await writeFile(join(folder, "site/seeds/gales.md"), "---\ndate: soon\n---\nA gale.\n");
    const step = stepNamed(check, "Report what subscribers will see");
    expect(shell(step.run, step["working-directory"]).status).toBe(1);
    expect(readFileSync(summary, "utf8")).toContain('../site/seeds/gales.md:2: date "soon"');
    await rm(join(folder, "site/seeds/gales.md"));
  });

  it("is deployed with its own domain, up to the upload", () => {
    const step = stepNamed(deploy, "Deploy");
    const { status, output } = shell(`${step.run} --dry-run`, step["working-directory"]);
    expect([status, output]).toEqual([0, expect.stringContaining("Total Upload:")]);
    expect(output).toContain("subscribers will see: the first deployment");
    expect(existsSync(join(folder, "seedcast/build/index.bin"))).toBe(true);
  });

  it("gets a commit of the ledger, once", () => {
    const step = stepNamed(deploy, "Commit the ledger");
    expect(shell("npm run ledger -- --seeds ../site/seeds", "seedcast").status).toBe(0);
    for (let time = 0; time < 2; time += 1) {
      const { status, output } = shell(step.run, step["working-directory"]);
      expect([status, output]).toEqual([0, expect.anything()]);
    }
    expect(git("--git-dir=origin.git log --format=%s main", ".").trim().split("\n")).toEqual([
      "Record the deployed entries in the ledger",
      "Add an article on pilots",
    ]);
    expect(git("--git-dir=origin.git show --format= --name-only main", ".").trim()).toBe(
      "seeds/_ledger.json",
    );
    expect(shell("npm run ledger -- --seeds ../site/seeds --check", "seedcast").status).toBe(0);
  });

  it("gets its ledger although an author pushed in the meantime", async () => {
    git("clone --quiet origin.git author", ".");
    await writeFile(join(folder, "author/seeds/tides.md"), PILOTS.replace("Pilots", "Tides"));
    git("add .", "author");
    git("commit --quiet --message 'Add an article on tides'", "author");
    git("push --quiet", "author");
    await writeFile(join(folder, "site/seeds/pilots.md"), `${PILOTS}It is a tall ship.\n`);
    git("commit --quiet --all --message 'Describe the ship'");
    expect(shell("npm run ledger -- --seeds ../site/seeds", "seedcast").status).toBe(0);
    const step = stepNamed(deploy, "Commit the ledger");
    expect(shell(step.run, step["working-directory"]).status).toBe(0);
    expect(git("--git-dir=origin.git log --format=%s --max-count=3 main", ".").trim().split("\n")).toEqual([
      "Record the deployed entries in the ledger",
      "Describe the ship",
      "Add an article on tides",
    ]);
  });
});
