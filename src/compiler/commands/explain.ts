/** `npm run explain -- FILE`: prints what an article's fields and topics were told from. Writes nothing. */

import { posix } from "node:path";
import { explain } from "../explain.ts";
import { nearest } from "../nearest.ts";
import { errorAt } from "../problem.ts";
import { reportExplanation } from "../report.ts";
import { compileSeeds, type ExitCode, type Given, refuse } from "./command.ts";

/** Of a take that was folded into a later one, the story is explained. */
export async function explainFile(given: Given, file: string): Promise<ExitCode> {
  const compiled = await compileSeeds(given);
  if (!compiled.ok) return refuse(compiled.error);
  const { articles, vocabulary, pack } = compiled.value;
  const path = posix.normalize(file);
  const filesOf = ({ path: newest, earlier }: (typeof articles)[number]) => [newest, ...earlier.map((take) => take.file.path)];
  const article = articles.find((one) => filesOf(one).includes(path));
  if (article === undefined) {
    const expected = nearest(path, articles.flatMap(filesOf)) ?? `a file of ${given.folder}`;
    return refuse([errorAt({ path }, "no such article", expected)]);
  }
  console.log(reportExplanation(explain(article, vocabulary, pack.index.site.timezone)));
  return 0;
}
