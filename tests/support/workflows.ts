/** The GitHub workflows of the repository and of the documents. */

import { readFileSync } from "node:fs";
import { parse } from "yaml";

export type Step = {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "working-directory"?: string;
};

export type Job = {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
};

export type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<"check" | "deploy", Job>>;
};

/** The texts of the workflows: the repository's, and the one for a repository that has only articles. */
export const WORKFLOWS = {
  "site.yml": readFileSync(".github/workflows/site.yml", "utf8"),
  "own-repository.md": blockIn(readFileSync("docs/own-repository.md", "utf8")),
} as const;

export function workflowIn(name: keyof typeof WORKFLOWS): Workflow {
  return parse(WORKFLOWS[name]) as Workflow;
}

/** Returns the step with that name, which runs a command. */
export function stepNamed(job: Job, name: string): Step & { readonly run: string } {
  const step = job.steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`no step ${name}`);
  return { ...step, run: step.run };
}

function blockIn(markdown: string): string {
  return /^```yaml\n([\s\S]*?)^```$/m.exec(markdown)?.[1] ?? "";
}
