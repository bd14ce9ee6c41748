/** `npm run check:seeds`: prints a row for each article, then problems. Writes nothing. */

import { reportSeeds } from "../report/seeds.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";

export async function checkSeeds(given: Given): Promise<ExitCode> {
  const compiled = await compileSeeds(given);
  if (!compiled.ok) return refuse(compiled.error);
  console.log(reportSeeds(compiled.value));
  return 0;
}
