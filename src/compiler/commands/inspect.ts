/** `npm run inspect`: prints what is in the last pack. Writes nothing. */

import { openPack } from "../../pack/read.ts";
import { closestName } from "../ground/closest-name.ts";
import { errorAt } from "../ground/problem.ts";
import { readPackFiles } from "../output/output.ts";
import { reportArticle, reportSizes, reportTopics } from "../report/inspection.ts";
import { type CommandContext, type ExitCode, refuse } from "./command.ts";

export type InspectSettings = {
  /** The slug of an article to show. If it is absent, the sizes of all parts are shown. */
  readonly slug?: string;
  /** True to show the lists of topics. */
  readonly topics: boolean;
};

export async function inspect(context: CommandContext, { slug, topics }: InspectSettings): Promise<ExitCode> {
  const { output, out } = context;
  const files = await readPackFiles(output);
  if (files === undefined)
    return refuse(context, [errorAt({ path: "build/index.bin" }, "no pack", "npm run build")]);
  const pack = openPack(files.index.buffer, files.pieces.buffer);
  if (topics) {
    out.print(reportTopics(pack));
    return 0;
  }
  if (slug === undefined) {
    out.print(reportSizes(pack, files));
    return 0;
  }
  const position = pack.positionOf(slug);
  if (position === undefined) {
    const slugs = Array.from({ length: pack.pages }, (_, at) => pack.slugOf(at));
    const expected = closestName(slug, slugs) ?? "the last part of an article's address";
    return refuse(context, [errorAt({ path: "npm run inspect" }, "no such article", expected)]);
  }
  out.print(await reportArticle(position, pack));
  return 0;
}
