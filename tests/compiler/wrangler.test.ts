/** The start and the end of wrangler: real processes, with a small program that starts others as wrangler does. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { familyOf, kill, untilEnded } from "../support/processes.ts";
import { environmentWith } from "../support/program.ts";
import { folderOf } from "../support/seeds.ts";
import { LIMIT, waitFor } from "../support/wait.ts";

/** Starts itself again and passes its options on, like wrangler's program. The second process is the server. */
const WRANGLER = `
const { spawn } = require("node:child_process");
const [, , command, code] = process.argv;
if (command === "server") {
  process.send(JSON.stringify({ event: "DEV_SERVER_READY", ip: "localhost", port: 8123 }));
  process.on("SIGTERM", () => process.exit(0));
  setInterval(() => {}, 1000);
} else if (command === "upload") {
  process.disconnect();
  setTimeout(() => process.exit(Number(code)), 700);
} else {
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const next = command === "dev" ? ["server"] : ["upload", code];
  const child = spawn(process.execPath, [...process.execArgv, __filename, ...next], { stdio });
  child.on("message", (message) => process.send(message));
  child.on("disconnect", () => process.connected && process.disconnect());
  child.on("exit", (code) => process.exit(code ?? 99));
  process.on("SIGTERM", () => child.kill());
}
`;

/** Runs wrangler as the commands of npm do. */
const START = `
import { runWrangler } from ${JSON.stringify(resolve("src/compiler/commands/wrangler.ts"))};
const args = process.argv.slice(2);
process.exitCode = await runWrangler(args, process.env, (port) => console.log("ready on", port));
`;

const FILES = {
  "node_modules/wrangler/bin/wrangler.js": WRANGLER,
  "node_modules/wrangler/package.json": "{}",
  "start.ts": START,
  "package.json": JSON.stringify({ type: "module", scripts: { dev: `"${process.execPath}" start.ts dev` } }),
};

/** Starts npm, which starts the other processes. Returns the process of npm. */
async function start(): Promise<ChildProcess> {
  const cwd = await folderOf(FILES);
  const npm = spawn("npm", ["run", "dev"], {
    cwd,
    env: environmentWith(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  npm.stdout?.on("data", (chunk) => (printed += chunk));
  await waitFor("wrangler to start", () => printed.includes("ready on 8123"), {
    pace: 20,
    last: () => printed,
  });
  return npm;
}

/** Returns the number of the first process in npm's family whose command matches. */
function find(npm: ChildProcess, command: RegExp): number {
  const found = familyOf(npm.pid ?? 0).find((one) => command.test(one.command));
  if (found === undefined) throw new Error(`no process with ${command}`);
  return found.pid;
}

const NPM = /npm run dev/;
const COMMAND = /^(?!.*-c ).*start\.ts dev$/;

describe("no process is left", () => {
  it.each<[signal: NodeJS.Signals, receiver: string, command: RegExp]>([
    ["SIGTERM", "npm", NPM],
    ["SIGKILL", "npm", NPM],
    ["SIGINT", "the command", COMMAND],
    ["SIGTERM", "the command", COMMAND],
    ["SIGHUP", "the command", COMMAND],
    ["SIGKILL", "the command", COMMAND],
    ["SIGKILL", "wrangler's first process", /wrangler\.js dev$/],
    ["SIGTERM", "wrangler's server", /wrangler\.js server$/],
  ])("after %s for %s", async (signal, _, command) => {
    const npm = await start();
    const family = familyOf(npm.pid ?? 0);
    onTestFinished(() => kill(family));
    // npm, its shell, the command, and two of wrangler. Outside of Linux the shell becomes the command.
    expect(family.length).toBeGreaterThanOrEqual(4);
    process.kill(find(npm, command), signal);
    await untilEnded(family);
  });
});

describe("the exit code", () => {
  // wrangler closes its channel before it ends.
  it.each([0, 3])("is wrangler's: %d", async (code) => {
    const cwd = await folderOf(FILES);
    const { status } = spawnSync(process.execPath, ["start.ts", "deploy", String(code)], {
      cwd,
      env: environmentWith(),
      timeout: LIMIT,
    });
    expect(status).toBe(code);
  });
});
