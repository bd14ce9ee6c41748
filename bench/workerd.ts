/** Starts raw workerd processes, without wrangler, and returns their ports. */

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Bundle } from "./bundle.ts";
import { writeConfiguration } from "./configuration.ts";

export type Server = {
  readonly pid: number;
  /** The first Worker's port on the loopback interface. */
  readonly port: number;
  /** Each Worker's port, by the name of its bundle. */
  readonly ports: ReadonlyMap<string, number>;
  /** The port of V8's inspector. Absent if the inspector was not requested. */
  readonly inspector?: number;
  readonly stop: () => void;
};

/**
 * Starts a process for one Worker, so that its CPU time is measured alone. `neighbours` are other Workers in
 * the same process.
 */
export async function startWorkerd(
  bundle: Bundle,
  {
    v8Flags = [],
    neighbours = [],
    inspects = false,
  }: {
    readonly v8Flags?: readonly string[];
    readonly neighbours?: readonly Bundle[];
    /** True to open V8's inspector. */
    readonly inspects?: boolean;
  } = {},
): Promise<Server> {
  const bundles = [bundle, ...neighbours] as const;
  const path = await writeConfiguration(bundles, v8Flags);
  const child = spawn(
    binary(),
    [...["serve", path, "--control-fd=3"], ...(inspects ? ["--inspector-addr=127.0.0.1:0"] : [])],
    {
      stdio: ["ignore", "inherit", "inherit", "pipe"],
    },
  );
  const control = child.stdio[3] as Socket;
  const { ports, inspector } = await portsFrom(control, bundles.length, inspects);
  const port = ports.get(bundle.name);
  if (port === undefined || child.pid === undefined)
    throw new Error(`workerd ended before it listened for ${bundle.name}`);
  child.unref();
  control.unref();
  return {
    pid: child.pid,
    port,
    ports,
    ...(inspector === undefined ? {} : { inspector }),
    stop: () => child.kill("SIGKILL"),
  };
}

/**
 * Returns the path of the binary itself. The command that npm links may be a script around it, and CPU time
 * is measured by process.
 */
function binary(): string {
  return createRequire(import.meta.url)("workerd").default;
}

type Ports = { readonly ports: ReadonlyMap<string, number>; readonly inspector: number | undefined };

async function portsFrom(control: Socket, count: number, inspects: boolean): Promise<Ports> {
  const ports = new Map<string, number>();
  let inspector: number | undefined;
  for await (const line of createInterface({ input: control })) {
    const message = JSON.parse(line);
    if (message.event === "listen") ports.set(message.socket, message.port);
    if (message.event === "listen-inspector") inspector = message.port;
    if (ports.size === count && (!inspects || inspector !== undefined)) break;
  }
  return { ports, inspector };
}
