/** Bundles a Worker of the bench as wrangler does: one script, and data modules beside it. */

import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";

export type Bundle = {
  readonly name: string;
  /** Where everything lies. */
  readonly folder: string;
  /** The name of a file in the folder. */
  readonly script: string;
  /** The names of the files in the folder that the script imports as bytes. */
  readonly data: readonly string[];
};

/** `name` is that of a file in workers/. What it imports from `generated/` lies in `folder`; the script is written there too. */
export async function bundle(name: string, folder: string): Promise<Bundle> {
  const script = `${name}.js`;
  const data = new Set<string>();
  await build({
    entryPoints: [join(import.meta.dirname, "workers", `${name}.ts`)],
    outfile: join(folder, script),
    bundle: true,
    format: "esm",
    target: "es2024",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    keepNames: true,
    plugins: [generated(folder, data)],
    logLevel: "error",
  });
  return { name, folder, script, data: [...data] };
}

/** As in wrangler.toml. */
const DATA = /\.bin$|^index\.json$/;

/** Bytes stay outside of the script; their names are added to `data`. */
function generated(folder: string, data: Set<string>): Plugin {
  return {
    name: "generated",
    setup({ onResolve }) {
      onResolve({ filter: /^generated\// }, ({ path }) => {
        const file = basename(path);
        if (!DATA.test(file)) return { path: join(folder, file) };
        data.add(file);
        return { path: `./${file}`, external: true };
      });
    },
  };
}
