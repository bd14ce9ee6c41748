/** Starts raw workerd processes, without anything of wrangler around them, and tells where they listen. */

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Bundle } from "./bundle.ts";
import { writeConfiguration } from "./configuration.ts";

export type Server = {
  readonly pid: number;
  /** On the loopback interface. */
  readonly port: number;
  readonly stop: () => void;
};

/** A process for each Worker, so that the CPU time of one is never that of another. */
export async function startWorkerd(bundle: Bundle, v8Flags: readonly string[] = []): Promise<Server> {
  const path = await writeConfiguration(bundle, v8Flags);
  const child = spawn(binary(), ["serve", path, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  const control = child.stdio[3] as Socket;
  const port = await portFrom(control);
  if (port === undefined || child.pid === undefined) throw new Error(`workerd ended before it listened for ${bundle.name}`);
  child.unref();
  control.unref();
  return { pid: child.pid, port, stop: () => child.kill("SIGKILL") };
}

/** The binary itself: the command that npm links may be a script around it, whose CPU time is not the Worker's. */
function binary(): string {
  return createRequire(import.meta.url)("workerd").default;
}

async function portFrom(control: Socket): Promise<number | undefined> {
  for await (const line of createInterface({ input: control })) {
    const message = JSON.parse(line);
    if (message.event === "listen") return message.port;
  }
  return undefined;
}
