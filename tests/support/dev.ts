/** Runs `npm run dev` within this process: the real compiler and its server, and a test in place of wrangler. */

import { createApp } from "../../src/edge/app.ts";
import type { App } from "../../src/edge/router.ts";
import { openPack } from "../../src/pack/read.ts";
import { NOW } from "./pack.ts";
import { type CommandRun, run } from "./program.ts";

export type RunningDev = {
  /** wrangler's arguments. */
  readonly args: readonly string[];
  /** wrangler's environment variables. */
  readonly env: NodeJS.ProcessEnv;
  /** The address of the compiler. */
  readonly compiler: string;
  /** Reports the port that wrangler opened. */
  readonly open: (port: number) => void;
  /** Returns the app with the last good pack, as the Worker makes it. Fails if there is none. */
  readonly app: () => Promise<App>;
};

/** Runs `npm run dev` in the folder `cwd` as long as `use` runs. */
export function withDev(
  cwd: string,
  args: readonly string[],
  use: (dev: RunningDev) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<CommandRun> {
  return run(cwd, ["dev", ...args], env, {
    async startWrangler(args, env, open = () => undefined) {
      const compiler = /^COMPILER:(.*)$/m.exec(args.join("\n"))?.[1] ?? "";
      await use({ args, env, compiler, open, app: () => openApp(compiler) });
      return 0;
    },
  });
}

async function openApp(compiler: string): Promise<App> {
  const { digest } = (await (await fetch(`${compiler}/site`)).json()) as { digest: string | null };
  if (digest === null) throw new Error("there is no good pack");
  const files = ["index", "pieces"].map((name) => fetch(`${compiler}/${name}/${digest}`));
  const [index, pieces] = await Promise.all(files);
  // A newer build has replaced this pack.
  if (!index?.ok || !pieces?.ok) return openApp(compiler);
  return createApp(openPack(await index.arrayBuffer(), await pieces.arrayBuffer()), () => NOW);
}
