/** `npm run deploy`: builds the site, deploys it with wrangler, and records its entries in the ledger. */

import type { CompiledSite } from "../compile.ts";
import { describeWithSeverity, errorAt } from "../ground/problem.ts";
import { keepDeployment, readDeployment } from "../output/deployed.ts";
import { readNextLedger } from "../output/output.ts";
import { newOutcomeFile, readOutcome } from "../output/wrangler-outcome.ts";
import { deploymentReport } from "../report/deployment.ts";
import { describeDeployment } from "../report/deployment-text.ts";
import { announcer } from "./announce.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";
import { completeSite } from "./complete-site.ts";
import { domainOptions, isElsewhere, workerNameProblem } from "./domain.ts";
import { record } from "./ledger.ts";
import { triggerOptions } from "./triggers.ts";
import { writeBuild } from "./write.ts";

/**
 * Deploys the site. `args` are passed on to wrangler. wrangler starts a second build (wrangler.toml), which
 * uses the finished pack if its digest is equal. With `--dry-run`, wrangler uploads nothing, and no file
 * among the articles changes.
 */
export async function deploy(context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  const isTrial = args.some((arg) => TRIAL.test(arg));
  const completed = isTrial ? undefined : await completeSite(context);
  if (completed?.ok === false) return refuse(context, [completed.error]);
  const compiled = await compileSeeds(context, { publish: true, stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const { site } = compiled.value;
  const otherName = await workerNameProblem(args, site.url, context);
  if (otherName !== undefined) return refuse(context, [otherName]);
  const digest = await writeBuild(compiled.value, context, { stamp: true });
  if (!digest.ok) return refuse(context, digest.error);
  const deployment = await readDeployment(context.output, site.id);
  const report = deploymentReport(compiled.value, deployment, context.now);
  context.out.print(describeDeployment(report));

  const domain = await domainOptions(args, site.url, context);
  const triggers = await triggerOptions(args, compiled.value, context);
  const isOwnWorker = !isTrial && !isElsewhere(args, context);
  const announce = isOwnWorker ? await announcer(compiled.value, report, context) : undefined;
  const outcomeFile = await newOutcomeFile(context.output);
  const code = await context.startWrangler(["deploy", ...domain, ...triggers, ...args], {
    SEEDCAST_BUILT: digest.value,
    WRANGLER_OUTPUT_FILE_PATH: outcomeFile,
  });
  if (isTrial) return code;
  const outcome = await readOutcome(outcomeFile);
  if (code !== 0 || outcome === undefined) {
    context.out.printError(NOT_FINISHED);
    return code === 0 ? 1 : code;
  }
  if (announce === undefined) context.out.print(OTHER_WORKER);
  else if (outcome === "refused") context.out.print(NOT_UPLOADED);
  else {
    const recorded = await recordDeployment(context, compiled.value);
    await announce();
    return recorded;
  }
  return code;
}

/** Options with which wrangler uploads nothing. */
const TRIAL = /^(?:--dry-?run(?:=(?!false)|$)|--help$|--version$|-[hv]$)/i;

const OTHER_WORKER =
  "an environment or another configuration was chosen, so the ledger is not written; if this is the site's own Worker, run npm run ledger";

const NOT_UPLOADED = "wrangler uploaded nothing, so the ledger is not written";

const NOT_FINISHED =
  "wrangler did not finish. If it says above that it uploaded the Worker, the version is online but not recorded: fix the error and deploy again, or run npm run ledger";

/** Records the version that is online now. */
async function recordDeployment(context: CommandContext, compiled: CompiledSite): Promise<ExitCode> {
  // Reads build/ again, because wrangler's build compiles at another instant if build/ has changed.
  const ledger = await readNextLedger(context.output);
  if (ledger === undefined)
    return refuse(context, [
      errorAt(
        { path: "build/ledger.json" },
        "missing",
        "a build by wrangler; run npm run ledger to record what is published",
      ),
    ]);
  const recorded = await record(ledger, context, compiled.ledger);
  const kept = await keepDeployment(context.output, ledger);
  // The ledger is written, so the deployment is not a failure.
  if (!kept.ok) context.out.printError(describeWithSeverity(kept.error));
  return recorded;
}
