/** `npm run deploy`: builds the site, deploys it with wrangler, and records its entries in the ledger. */

import { errorAt } from "../ground/problem.ts";
import { readNextLedger } from "../output/output.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";
import { record } from "./ledger.ts";
import { writeBuild } from "./write.ts";

/**
 * Deploys the site. `args` are passed on to wrangler. wrangler's build (wrangler.toml) uses the finished pack
 * if its digest is equal.
 */
export async function deploy(context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  const compiled = await compileSeeds(context, { publish: true, stamp: true });
  if (!compiled.ok) return refuse(context, compiled.error);
  const digest = await writeBuild(compiled.value, context, { stamp: true });
  if (!digest.ok) return refuse(context, digest.error);
  const code = await context.startWrangler(["deploy", ...args], { SEEDCAST_BUILT: digest.value });
  if (code !== 0 || args.includes("--dry-run")) return code;
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
  return record(ledger, context, compiled.value.ledger);
}
