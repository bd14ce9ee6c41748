/** Compiles generated seeds into the two files that Workers of the bench are bundled with. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Compiled, compile } from "../src/compiler/compile.ts";
import { reportProblems } from "../src/compiler/report/problems.ts";
import { writeSeeds } from "./articles.ts";

/** Of so many articles, each with so many sentences of words of its own. All lies in `folder` afterwards. */
export async function writePack(folder: string, count: number, rumours = 0): Promise<Compiled> {
  const seeds = join(folder, "seeds");
  await writeSeeds(seeds, count, rumours);
  const compiled = await compile({ folder: seeds });
  if (!compiled.ok) throw new Error(reportProblems(compiled.error));
  const { pack } = compiled.value;
  await writeFile(join(folder, "index.json"), JSON.stringify(pack.index));
  await writeFile(join(folder, "fragments.bin"), pack.fragments);
  return compiled.value;
}
