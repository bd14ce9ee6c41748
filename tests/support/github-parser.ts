/** GitHub's own parser of workflows. */

import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

type Parser = typeof import("@actions/workflow-parser");

/**
 * Loads the parser as one bundled file, because Node refuses the package itself: it imports JSON without
 * naming the type.
 */
export async function loadGithubParser(): Promise<Parser> {
  const folder = await mkdtemp(join(tmpdir(), "github-parser-"));
  const outfile = join(folder, "parser.cjs");
  try {
    const stdin = { contents: 'export * from "@actions/workflow-parser"', resolveDir: process.cwd() };
    await build({ stdin, bundle: true, platform: "node", format: "cjs", outfile });
    return createRequire(import.meta.url)(outfile) as Parser;
  } finally {
    await rm(folder, { recursive: true });
  }
}
