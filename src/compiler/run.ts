/** Runs one command. Uses no clock, environment or console directly: the caller passes them in. */

import { resolve } from "node:path";
import type { Instant } from "../model/instant.ts";
import { optionsOf, readCommandLine } from "./command-line.ts";
import type { CommandContext, ExitCode, Output, StartWrangler } from "./commands/command.ts";
import { reportTakenOptions } from "./commands/npm-options.ts";
import type { Ask } from "./commands/terminal.ts";
import { defined } from "./ground/defined.ts";
import { requestedOutcomeFile } from "./output/wrangler-outcome.ts";
import { type StopWatch, showProgress } from "./report/progress.ts";

export type RunSettings = {
  /**
   * The environment variables. `SEEDS_DIR` names the folder of seeds (default `seeds`); the option `--seeds`
   * overrides it. `SITE_URL` overrides the address in `_site.yaml`. If `CI` is set, no command asks a
   * question. `CLOUDFLARE_ENV` chooses an environment of wrangler.toml. A build service sets
   * `WRANGLER_OUTPUT_FILE_PATH` or `WRANGLER_OUTPUT_FILE_DIRECTORY` to get wrangler's outcome. npm sets
   * `npm_config_...` for options that it took for itself. wrangler sets `WRANGLER_COMMAND` for the build that it
   * starts, and `npm run deploy` sets `SEEDCAST_BUILT` for it.
   */
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the project, an absolute path. Relative paths start here, and `build/` is in it. */
  readonly cwd: string;
  /** The user's home folder, an absolute path. Nothing in it or above it is searched for settings of tools. */
  readonly home?: string;
  readonly out: Output;
  readonly now: Instant;
  /** Returns a new UUID, to propose as the site's id. */
  readonly newId: () => string;
  readonly elapsed: StopWatch;
  readonly fetch: typeof fetch;
  /** Waits. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly startWrangler: StartWrangler;
  /** Asks the user at the terminal. Absent without a terminal. */
  readonly ask?: Ask;
};

/** Runs a command. `argv` has the arguments after the program's name. */
export async function run(argv: readonly string[], settings: RunSettings): Promise<ExitCode> {
  const { env, cwd, home, out, now, newId, elapsed, fetch, pause, startWrangler, ask } = settings;
  const taken = reportTakenOptions(argv, optionsOf(argv[0]), env);
  if (taken !== undefined) {
    out.printError(taken);
    return 1;
  }
  const commandLine = readCommandLine(argv);
  if (!commandLine.ok) {
    out.printError(commandLine.error);
    return 1;
  }
  const line = commandLine.value;
  const { SEEDS_DIR, SITE_URL, WRANGLER_COMMAND, SEEDCAST_BUILT } = env;
  const { CI, CLOUDFLARE_ENV } = env;
  const named = line.seeds ?? (SEEDS_DIR || undefined);
  const context: CommandContext = {
    folder: named ?? "seeds",
    cwd,
    output: resolve(cwd, "build"),
    out,
    ...defined({ home, siteUrl: SITE_URL || undefined }),
    ...defined({ ask: CI ? undefined : ask, cloudflareEnv: CLOUDFLARE_ENV || undefined }),
    ...defined({ requestedOutcome: requestedOutcomeFile(env) }),
    now,
    freshId: newId(),
    wranglerCommand: WRANGLER_COMMAND,
    // The folder is passed on, because the builds that wrangler starts must read the same one.
    startWrangler: (args, more, onReady) =>
      startWrangler(args, { ...env, ...defined({ SEEDS_DIR: named }), ...more }, onReady),
    network: { fetch, pause },
    display: showProgress(out.screen, elapsed),
    usesCache: !("cache" in line) || line.cache,
  };
  switch (line.command) {
    case "help":
      out.print(line.text);
      return 0;
    // Each command is loaded only here. So `npm run dev` starts without the compiler, and only the import
    // loads the parser of feeds.
    case "build": {
      const { build } = await import("./commands/build.ts");
      return build(context, { publish: line.publish, built: SEEDCAST_BUILT });
    }
    case "check:seeds": {
      const { checkSeeds } = await import("./commands/check.ts");
      return checkSeeds(context, line);
    }
    case "explain": {
      const { explainFile } = await import("./commands/explain.ts");
      return explainFile(context, line.file);
    }
    case "inspect": {
      const { inspect } = await import("./commands/inspect.ts");
      return inspect(context, line);
    }
    case "new": {
      const { startArticle } = await import("./commands/new.ts");
      return startArticle(context, line.title, line.topic);
    }
    case "import": {
      const { importFrom } = await import("../importer/command.ts");
      return importFrom(context, line.source, { dryRun: line.dryRun, media: line.media, fetch });
    }
    case "ledger": {
      const { recordNow } = await import("./commands/ledger.ts");
      return recordNow(context, line);
    }
    case "dev": {
      const { dev } = await import("./commands/dev.ts");
      return dev(context, line.args);
    }
    case "deploy": {
      const { deploy } = await import("./commands/deploy.ts");
      return deploy(context, line.args);
    }
    case "doctor": {
      const { doctor } = await import("./commands/doctor.ts");
      return doctor(context, line.address);
    }
    case "announce": {
      const { announce } = await import("./commands/announce.ts");
      return announce(context);
    }
    default:
      return line satisfies never;
  }
}
