/** `npm run check:seeds`: prints a row for each article, then problems. Writes nothing. */

import { reportSeeds } from "../report/seeds.ts";
import { type CommandContext, compileSeeds, type ExitCode, refuse } from "./command.ts";

export async function checkSeeds(context: CommandContext): Promise<ExitCode> {
  const compiled = await compileSeeds(context);
  if (!compiled.ok) return refuse(context, compiled.error);
  context.out.print(reportSeeds(compiled.value));
  return 0;
}
