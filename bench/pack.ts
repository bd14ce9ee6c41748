/** Compiles generated seeds into the two files of a pack. The Workers are bundled with these files. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledSite, compile } from "../src/compiler/compile.ts";
import { reportProblems } from "../src/compiler/report/problems.ts";
import { writeSeeds } from "./articles.ts";

/** Writes a pack of `count` articles into `folder`. */
export async function writePack(folder: string, count: number): Promise<CompiledSite> {
  const seeds = join(folder, "seeds");
  await writeSeeds(seeds, count);
  const compiled = await compile({ folder: seeds });
  if (!compiled.ok) throw new Error(reportProblems(compiled.error));
  const { pack } = compiled.value;
  await writeFile(join(folder, "index.bin"), pack.index);
  await writeFile(join(folder, "pieces.bin"), pack.pieces);
  return compiled.value;
}
