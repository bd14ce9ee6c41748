/** Starts the wrangler of this checkout in a separate process. */

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";

const PROGRAM = "node_modules/wrangler/bin/wrangler.js";

/**
 * wrangler passes this option on to the processes that it starts. Each of them loads the file. It is JavaScript,
 * because Node needs more time to start with a TypeScript file.
 */
const END_WITH_PARENT = ["--import", new URL("end-with-parent.js", import.meta.url).href];

/** The milliseconds between two checks that npm still runs. */
const PACE = 250;

/**
 * Returns wrangler's exit code. Ends wrangler when this process gets a signal, or when npm has ended. Returns
 * only after wrangler has ended. `onReady` gets the port that a dev server listens to.
 */
export async function runWrangler(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onReady: (port: number) => void = () => undefined,
): Promise<number> {
  const child = spawn(process.execPath, [...END_WITH_PARENT, resolve(PROGRAM), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env,
  });
  child.on("message", (message) => {
    const port = portIn(message);
    if (port !== undefined) onReady(port);
  });
  const end = () => child.kill("SIGTERM");
  const endOnInterrupt = () => {
    // A terminal sends SIGINT to both processes itself.
    if (!process.stdin.isTTY) end();
  };
  process.on("SIGTERM", end).on("SIGHUP", end).on("SIGINT", endOnInterrupt);
  const starters = npmProcesses();
  const isOfNpm = env.npm_lifecycle_event !== undefined;
  const check = setInterval(() => isOfNpm && npmProcesses() !== starters && end(), PACE);
  try {
    return await new Promise((done, fail) => {
      child.once("error", fail);
      child.once("exit", (code) => done(code ?? 1));
    });
  } finally {
    clearInterval(check);
    process.off("SIGTERM", end).off("SIGHUP", end).off("SIGINT", endOnInterrupt);
  }
}

/**
 * Returns the process numbers of npm and of its shell, or of npm alone if it runs without a shell. If one of
 * them ends, its children get another parent, so the returned numbers change. This shows that npm has ended.
 * A signal would not show it, because npm passes signals only to its shell, and passes none if it is killed.
 * On systems other than Linux, this process replaces npm's shell.
 */
function npmProcesses(): string {
  const parent = String(process.ppid);
  try {
    const [, option] = readFileSync(`/proc/${parent}/cmdline`, "utf8").split("\0");
    if (option !== "-c") return parent;
    const facts = readFileSync(`/proc/${parent}/stat`, "utf8");
    // The name of the program stands in parentheses, and may contain parentheses. The state of the process and
    // the id of its parent follow.
    const [, , grandparent] = facts.slice(facts.lastIndexOf(")")).split(" ");
    return `${parent} ${grandparent}`;
  } catch {
    return parent;
  }
}

/** Returns the port in the message by which wrangler's dev server reports that it listens. */
function portIn(message: unknown): number | undefined {
  try {
    const { event, port } = JSON.parse(String(message));
    return event === "DEV_SERVER_READY" && Number.isInteger(port) ? port : undefined;
  } catch {
    return undefined;
  }
}
