/** Copies the project into a folder of its own, as in a fresh clone. So no test builds into the `build/` of this checkout. */

import { cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The files that wrangler and the scripts of package.json need. */
const FILES = [
  "package.json",
  "tsconfig.json",
  "wrangler.toml",
  "wrangler.dev.toml",
  "dev.env",
  "src",
  "seeds",
];

/** Returns the folder. Its packages are those of this checkout; the caller removes the rest. */
export async function lastingCheckout(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "checkout-"));
  for (const name of FILES) await cp(name, join(folder, name), { recursive: true });
  await symlink(resolve("node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}
