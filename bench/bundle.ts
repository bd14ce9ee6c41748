/** Bundles a Worker of the bench as wrangler does: into one script and data modules. */

import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";

export type Bundle = {
  readonly name: string;
  /** The folder of all files. */
  readonly folder: string;
  /** The name of a file in the folder. */
  readonly script: string;
  /** The names of the files in the folder that the script imports as bytes. */
  readonly data: readonly string[];
  /** The size of the script. */
  readonly bytes: number;
};

/**
 * Bundles a Worker. The entry file is `name` in workers/, unless `entry` is another one. The files that it
 * imports from `generated/` are in `folder`, and the script is written into `folder` too.
 */
export async function bundle(
  name: string,
  folder: string,
  entry = join(import.meta.dirname, "workers", `${name}.ts`),
): Promise<Bundle> {
  const script = `${name}.js`;
  const data = new Set<string>();
  await build({
    entryPoints: [entry],
    outfile: join(folder, script),
    bundle: true,
    format: "esm",
    target: "es2024",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    keepNames: false,
    plugins: [generated(folder, data)],
    logLevel: "error",
  });
  const { size } = await stat(join(folder, script));
  return { name, folder, script, data: [...data], bytes: size };
}

/** Matches the files that are data modules, as in wrangler.toml. */
const DATA = /\.bin$/;

/**
 * Finds the files of imports from `generated/`, and of the Worker's imports from `build/`, in `folder`. Data
 * files stay outside of the script, and their names are added to `data`.
 */
function generated(folder: string, data: Set<string>): Plugin {
  return {
    name: "generated",
    setup({ onResolve }) {
      onResolve({ filter: /^(?:generated|\.\.\/\.\.\/build)\// }, ({ path }) => {
        const file = basename(path);
        if (!DATA.test(file)) return { path: join(folder, file) };
        data.add(file);
        return { path: `./${file}`, external: true };
      });
    },
  };
}
