/** `npm run check:seeds`: prints a row for each article, then problems. Writes nothing. */

import { readDeployment } from "../output/deployed.ts";
import { deploymentReport } from "../report/deployment.ts";
import { deploymentMarkdown } from "../report/deployment-markdown.ts";
import { reportSeeds } from "../report/seeds.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

export async function checkSeeds(
  context: CommandContext,
  { markdown }: { readonly markdown: boolean },
): Promise<ExitCode> {
  if (markdown) return checkForPullRequest(context);
  const compiled = await compileSeeds(context);
  if (!compiled.ok) return refuse(context, compiled.error);
  context.out.print(reportSeeds(compiled.value));
  return 0;
}

/** Prints Markdown for a pull request: the changes that subscribers will see, and the problems. */
async function checkForPullRequest(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context);
  const { out, output, now } = context;
  if (!compiled.ok) {
    out.print(deploymentMarkdown(compiled.error, undefined));
    return 1;
  }
  const deployment = await readDeployment(output, compiled.value.site.id);
  out.print(deploymentMarkdown(compiled.value.warnings, deploymentReport(compiled.value, deployment, now)));
  return 0;
}
