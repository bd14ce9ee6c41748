/**
 * `npm run dev`: serves the seeds (article files) on this machine. wrangler runs the Worker of edge/dev.ts. It
 * gets the articles from the compiler, which runs beside it and compiles after each change.
 */

import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { COMPILER_CACHES } from "../cache/bundle.ts";
import { startThread } from "../dev/compiler-thread.ts";
import { makeOwnFolder } from "../dev/own-folder.ts";
import { devReporter } from "../dev/report-build.ts";
import { serveSite } from "../dev/site-server.ts";
import type { FolderWatch } from "../dev/watch-folder.ts";
import { loadLeftovers, watchSite } from "../dev/watch-site.ts";
import { defined } from "../ground/defined.ts";
import { describeProblem, errorAt } from "../ground/problem.ts";
import type { CommandContext, ExitCode } from "./command.ts";

const CONFIGURATION = "wrangler.dev.toml";

/** The port of the dev server, as in its configuration. */
const PORT = 8787;

/** Keeps wrangler from printing a line for each request, between the messages about articles. */
const QUIET = ["--log-level", "warn"];

/** The expected outcome after a fault of the compiler. */
const RETRY = "a restart at the next save; please report this fault";

/**
 * Serves until wrangler ends. `args` are passed on to `wrangler dev`. With `--remote`, the Worker runs at
 * Cloudflare, where it cannot reach the compiler. So wrangler builds and uploads as it does for a deployment.
 */
export async function dev(context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  if (args.some(isRemote)) return context.startWrangler(["dev", ...args], {});
  const folder = await makeOwnFolder(context.output);
  try {
    return await serve(context, folder, args);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function serve(
  { folder, cwd, home, output, siteUrl, freshId, out, display, startWrangler }: CommandContext,
  mediaFolder: string,
  args: readonly string[],
): Promise<ExitCode> {
  // Drafts are not shown if other people can reach the dev server.
  const showsDrafts = !isShared(args);
  let port = portIn(args) ?? PORT;
  const localUrl = () => (showsDrafts ? `http://localhost:${port}` : undefined);
  const quiet = args.some((option) => /^--log-?level/i.test(option)) ? [] : QUIET;
  const server = await serveSite(mediaFolder);
  const report = devReporter(folder);
  let isFirst = true;
  const thread = startThread(
    { output },
    {
      onProgress: (...progress) => isFirst && display.progress(...progress),
      onBuild(build, changed, duration) {
        server.publish(build);
        if (isFirst) {
          display.end();
          // Loaded only now, so that wrangler starts sooner. They are not loaded at their first use, because
          // the publisher may have removed the folder `build` and the bundle in it.
          void loadLeftovers();
          void import("../dev/asset-answer.ts");
        }
        isFirst = false;
        for (const line of report(build, { changed, duration, localUrl: localUrl() })) out.print(line);
      },
      onCrash(cause) {
        out.printError(`the compiler ended: ${cause.stack ?? cause.message}`);
        server.publish({
          problems: [errorAt({ path: "npm run dev" }, `the compiler ended: ${cause.message}`, RETRY)],
        });
      },
    },
  );
  const compile = (changed: readonly string[] = []) =>
    thread.compile(
      { folder, cwd, mediaFolder, freshId, showsDrafts, ...defined({ home, siteUrl, localUrl: localUrl() }) },
      changed,
    );
  const watchSeeds = () =>
    watchSite(
      { folder, location: resolve(cwd, folder) },
      {
        onSeeds: compile,
        async onSources() {
          await thread.end();
          compile();
        },
        onProblem: (problem) => out.printError(describeProblem(problem)),
      },
    );
  const startServer = () =>
    startWrangler(
      ["dev", "--config", CONFIGURATION, "--var", `COMPILER:${server.url}`, ...quiet, ...args],
      { NODE_COMPILE_CACHE: join(COMPILER_CACHES, "node") },
      (opened) => {
        const isExpected = opened === port;
        port = opened;
        display.end();
        out.print(`http://localhost:${port} is ready`);
        // Links in pages contain the port, unless the site has an address.
        if (!isExpected) compile();
      },
    );
  let watch: FolderWatch | undefined;
  try {
    const ended = startServer();
    watch = watchSeeds();
    compile();
    return await ended;
  } finally {
    watch?.close();
    server.close();
    await thread.end();
  }
}

function isRemote(option: string): boolean {
  return /^(?:-r|--remote)(?![a-z])/.test(option);
}

/** Returns true if other people can reach the dev server: by a tunnel, or in the network of this computer. */
function isShared(args: readonly string[]): boolean {
  const { ip } = optionsIn(args);
  const isOpen = typeof ip === "string" && !/^(?:localhost|127\.|::1$|\[::1\]$)/.test(ip);
  return isOpen || args.some((option) => /^--tunnel(?![a-z])/.test(option));
}

/** Returns the port in the arguments. Returns undefined for no port, port 0 and an invalid value. */
function portIn(args: readonly string[]): number | undefined {
  const { port } = optionsIn(args);
  return typeof port === "string" && /^[1-9]\d{0,4}$/.test(port) ? Number(port) : undefined;
}

function optionsIn(args: readonly string[]) {
  const options = { ip: { type: "string" }, port: { type: "string" } } as const;
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true }).values;
}
