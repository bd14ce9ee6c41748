/** Writes what workerd is started from: one Worker, on a port of its own choice. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "./bundle.ts";

/** Returns the path of the file, beside the bundle. The form: `workerd.capnp` in the workerd package. */
export async function writeConfiguration({ name, folder, script, data }: Bundle, v8Flags: readonly string[]): Promise<string> {
  const modules = [
    `(name = "worker.js", esModule = embed "${script}")`,
    ...data.map((file) => `(name = "${file}", data = embed "${file}")`),
  ];
  const text = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  v8Flags = ${JSON.stringify(v8Flags)}
);

const worker :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${await compatibilityDate()}"
);
`;
  const path = join(folder, `${name}.capnp`);
  await writeFile(path, text);
  return path;
}

/** The date that the deployed Worker has. */
async function compatibilityDate(): Promise<string> {
  const settings = await readFile(join(import.meta.dirname, "../wrangler.toml"), "utf8");
  const date = /^compatibility_date = "(.+)"$/m.exec(settings)?.[1];
  if (date === undefined) throw new Error('wrangler.toml: no compatibility_date; expected compatibility_date = "YYYY-MM-DD"');
  return date;
}
