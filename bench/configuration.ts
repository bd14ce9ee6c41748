/** Writes workerd's configuration: each Worker has a separate isolate, and a port that workerd chooses. */

import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Bundle } from "./bundle.ts";

/**
 * Writes the file beside the first bundle and returns its path. Each socket has its bundle's name. The file
 * `workerd.capnp` in the workerd package describes the format.
 */
export async function writeConfiguration(
  bundles: readonly [Bundle, ...Bundle[]],
  v8Flags: readonly string[],
): Promise<string> {
  const [{ name, folder }] = bundles;
  const date = await compatibilityDate();
  const workers = bundles.map(({ script, data, ...bundle }, place) => {
    const embedded = (file: string) => JSON.stringify(relative(folder, join(bundle.folder, file)));
    const modules = [
      `(name = "worker.js", esModule = embed ${embedded(script)})`,
      ...data.map((file) => `(name = "${file}", data = embed ${embedded(file)})`),
    ];
    return `
const worker${place} :Workerd.Worker = (
  modules = [${modules.join(", ")}],
  compatibilityDate = "${date}"
);
`;
  });
  const services = bundles.map(({ name }, place) => `(name = "${name}", worker = .worker${place})`);
  const sockets = bundles.map(
    ({ name }) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`,
  );
  const text = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [${services.join(", ")}],
  sockets = [${sockets.join(", ")}],
  v8Flags = ${JSON.stringify(v8Flags)}
);
${workers.join("")}`;
  const path = join(folder, `${name}.capnp`);
  await writeFile(path, text);
  return path;
}

/** Returns the compatibility date of the deployed Worker. */
async function compatibilityDate(): Promise<string> {
  const settings = await readFile(join(import.meta.dirname, "../wrangler.toml"), "utf8");
  const date = /^compatibility_date = "(.+)"$/m.exec(settings)?.[1];
  if (date === undefined)
    throw new Error('wrangler.toml: no compatibility_date; expected compatibility_date = "YYYY-MM-DD"');
  return date;
}
