/**
 * Finds options that npm took for itself, because `--` was missing before them. npm passes them on in the
 * environment only. Without this check, `npm run deploy --dry-run` would deploy the site.
 */

import { describeProblem, errorAt } from "../ground/problem.ts";

/** Options of wrangler that decide where and what a command serves or deploys. */
const OF_WRANGLER = [
  "env",
  "config",
  "profile",
  "name",
  "domain",
  "domains",
  "route",
  "routes",
  "triggers",
  "port",
  "ip",
  "remote",
  "tunnel",
];

/** Options of wrangler for each command that passes its options on. */
const PASSED_ON: Readonly<Record<string, readonly string[]>> = {
  dev: OF_WRANGLER,
  deploy: [...OF_WRANGLER, "dry-run"],
};

/**
 * Returns the line to print if npm took options of the command. It has the command to type instead. `own` are
 * the options of the command that are not wrangler's.
 */
export function reportTakenOptions(
  [command = "", ...rest]: readonly string[],
  own: readonly string[],
  env: NodeJS.ProcessEnv,
): string | undefined {
  const taken = [...own, ...(PASSED_ON[command] ?? [])].flatMap((name) => {
    const value =
      env[`npm_config_${name.replaceAll("-", "_")}`] ?? (name === "config" ? fileIn(env) : undefined);
    if (value === undefined || value === "") return [];
    // npm takes a value only after `=`. A value after a space stays among the arguments.
    return value === "true" ? [`--${name}`] : [`--${name}=${value}`];
  });
  if (taken.length === 0) return undefined;
  // Of several options, npm does not show which value belongs to which.
  const args = taken.length === 1 ? [...taken, ...rest] : taken;
  const expected = ["npm run", command, "--", ...args.map(quoted)].join(" ");
  return describeProblem(
    errorAt({ path: `npm run ${command}` }, `npm took ${taken.join(" and ")} for itself`, expected),
  );
}

/** Returns the file of `-c FILE`, wrangler's short form of `--config`. npm reads it as its own `--call`. */
function fileIn({ npm_config_call: call = "" }: NodeJS.ProcessEnv): string | undefined {
  return /\.(?:toml|jsonc?)$/.test(call) ? call : undefined;
}

function quoted(arg: string): string {
  return /\s/.test(arg) ? `"${arg}"` : arg;
}
