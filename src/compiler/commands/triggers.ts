/** Chooses the Cron Trigger by which the Worker announces scheduled articles. */

import { openPack } from "../../pack/read.ts";
import type { CompiledSite } from "../compile.ts";
import { describeWithSeverity, warningAt } from "../ground/problem.ts";
import type { CommandContext } from "./command.ts";
import { isElsewhere, wranglerSettings } from "./domain.ts";

/**
 * The cron schedule for one call each minute. At each call, the Worker announces the changes of one minute.
 */
const EACH_MINUTE = "* * * * *";

/**
 * Returns wrangler's option for the Cron Trigger. It is needed if scheduled changes are ahead, and if there
 * is a hub or IndexNow to notify. Returns no options if the publisher chose triggers in another way: with an
 * option, in wrangler.toml, or with an environment. An environment has a separate Worker.
 */
export async function triggerOptions(
  args: readonly string[],
  { site, pack }: Pick<CompiledSite, "site" | "pack">,
  context: CommandContext,
): Promise<string[]> {
  const { changes } = openPack(pack.index.buffer, pack.pieces.buffer);
  const isScheduled = (changes.at(-1) ?? 0) > context.now;
  const isNeeded = isScheduled && (site.hubs ?? site.indexNow) !== undefined;
  if (!isNeeded || isElsewhere(args, context) || args.some((arg) => OWN_TRIGGERS.test(arg))) return [];
  const crons = cronsIn((await wranglerSettings(context)).triggers);
  if (crons === undefined) return ["--triggers", EACH_MINUTE];
  if (!crons.includes(EACH_MINUTE)) {
    const found = "crons do not run each minute, so scheduled articles are not announced at their time";
    const warning = warningAt({ path: "wrangler.toml" }, found, `"${EACH_MINUTE}" among them`);
    context.out.printError(describeWithSeverity(warning));
  }
  return [];
}

const OWN_TRIGGERS = /^--(?:triggers?|schedules?)(?:=|$)/;

/** Returns `crons` in the table `[triggers]`, if there is such a list. */
function cronsIn(triggers: unknown): readonly unknown[] | undefined {
  const crons = typeof triggers === "object" && triggers !== null && "crons" in triggers && triggers.crons;
  return Array.isArray(crons) ? crons : undefined;
}
