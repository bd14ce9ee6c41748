/** The GitHub workflows, read by GitHub's own parser. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadGithubParser } from "./support/github-parser.ts";
import { type Step, WORKFLOWS, workflowIn } from "./support/workflows.ts";

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loadGithubParser();

/** Returns the messages of GitHub's parser about a workflow, its expressions included. */
async function faultsIn(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: "workflow", content }, new NoOperationTraceWriter());
  if (value === undefined) return ["not a workflow"];
  const template = await convertWorkflowTemplate(context, value);
  return (template.errors ?? []).map(({ Message }) => Message);
}

const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>;

describe.each(Object.keys(WORKFLOWS) as (keyof typeof WORKFLOWS)[])("the workflow in %s", (name) => {
  const text = WORKFLOWS[name];
  const workflow = workflowIn(name);
  const jobs = Object.values(workflow.jobs);
  const steps: readonly Step[] = jobs.flatMap((job) => job.steps);

  it("has no fault for GitHub's parser", async () => {
    expect(await faultsIn(text)).toEqual([]);
  });

  it.each([
    ["runs-on", "runs-onn", "Unexpected value 'runs-onn'"],
    ["contents: write", "contents: admin", "Unexpected value 'admin'"],
    ["secrets.CLOUDFLARE_API_TOKEN", "secret.CLOUDFLARE_API_TOKEN", "Unrecognized named-value: 'secret'"],
  ])("would have a fault with %s written as %s", async (right, wrong, message) => {
    expect(await faultsIn(text.replace(right, wrong))).toContainEqual(expect.stringContaining(message));
  });

  it("checks pull requests, and deploys main", () => {
    expect(workflow.on).toEqual({
      pull_request: null,
      push: { branches: ["main"] },
      workflow_dispatch: null,
    });
    expect(Object.keys(workflow.jobs)).toEqual(["check", "deploy"]);
  });

  it("pins each action to a commit, with its version in a comment", () => {
    const lines = text.split("\n").filter((line) => line.includes("uses:"));
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses).length);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("grants nothing by default, and lets only the deployment write", () => {
    const { check, deploy } = workflow.jobs;
    expect(workflow.permissions).toEqual({});
    expect([check.permissions, deploy.permissions]).toEqual([{ contents: "read" }, { contents: "write" }]);
  });

  it("gives secrets to one step alone, and none to pull requests", () => {
    expect(JSON.stringify(workflow.jobs.check)).not.toContain("secrets.");
    expect(
      steps.filter((step) => JSON.stringify(step).includes("secrets.")).map((step) => step.name),
    ).toEqual(["Deploy"]);
    expect(workflow.on).not.toHaveProperty("pull_request_target");
    // A pull request may change scripts, so its checkout leaves no token behind.
    for (const { uses, with: inputs } of workflow.jobs.check.steps)
      if (uses) expect(inputs).toMatchObject({ "persist-credentials": false });
  });

  it("never cancels a deployment, runs one at a time, and ends in a limited time", () => {
    expect(workflow.jobs.deploy.concurrency).toEqual({ group: "deploy", "cancel-in-progress": false });
    expect(workflow.jobs.check.concurrency).toMatchObject({ "cancel-in-progress": true });
    for (const job of jobs) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  });

  it("runs commands that package.json has, and puts no value of an event into a script", () => {
    const commands = steps.flatMap(({ run = "" }) => [...run.matchAll(/npm run (?:--silent )?([a-z:]+)/g)]);
    expect(commands.map(([, script]) => script)).toEqual(["check:seeds", "deploy"]);
    for (const [, script = ""] of commands) expect(Object.keys(scripts)).toContain(script);
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });
});
