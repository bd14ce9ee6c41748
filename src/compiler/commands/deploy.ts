/** `npm run deploy`: builds a site that may go online, has wrangler deploy it, and records what went online. */

import { readNextLedger } from "../output.ts";
import { errorAt } from "../problem.ts";
import { runWrangler } from "../wrangler.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";
import { record } from "./ledger.ts";
import { writeBuild } from "./write.ts";

/** `args` go on to wrangler. Its build (wrangler.toml) finds by the digest that the pack lies ready. */
export async function deploy(given: Given, args: readonly string[]): Promise<ExitCode> {
  const compiled = await compileSeeds(given, { publish: true, stamp: true });
  if (!compiled.ok) return refuse(compiled.error);
  const digest = await writeBuild(compiled.value, given, { stamp: true });
  if (!digest.ok) return refuse(digest.error);
  const code = await runWrangler(["deploy", ...args], { ...given.environment, SEEDCAST_BUILT: digest.value });
  if (code !== 0 || args.includes("--dry-run")) return code;
  // Not the one above: if build/ has changed meanwhile, wrangler's build has compiled again, at another instant.
  const ledger = await readNextLedger();
  if (ledger === undefined)
    return refuse([
      errorAt(
        { path: "build/ledger.json" },
        "not there",
        "a build by wrangler (npm run ledger records what is published all the same)",
      ),
    ]);
  return record(ledger, given, compiled.value.ledger);
}
