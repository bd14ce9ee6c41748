/** `npm run bench:titles`: counts how many titles that are made from a lead are whole statements. */

import { headlineFrom } from "../../src/compiler/parse/headline.ts";
import { parseWireCopy } from "../../src/compiler/parse/wire/wire-copy.ts";
import { type UntitledText, untitledTexts } from "./texts.ts";

const COUNT = 200;

type Outcome = "whole" | "cut" | "wrong";

function outcomeOf(title: string, { titles }: UntitledText): Outcome {
  if (titles.includes(title)) return "whole";
  const isStart = titles.some((one) => one.startsWith(title.slice(0, -1)));
  return title.endsWith("…") && isStart ? "cut" : "wrong";
}

const counts = { whole: 0, cut: 0, wrong: 0 };
const others: string[] = [];
for (const text of untitledTexts(COUNT)) {
  const seed = parseWireCopy({ path: "bench.txt", text: text.text, line: 1 }, { timezone: "UTC" }, []);
  const title = seed.title ?? headlineFrom(seed.lead ?? "");
  const outcome = outcomeOf(title, text);
  counts[outcome] += 1;
  if (outcome !== "whole") others.push(`${outcome}: ${title}`);
}
console.log(`${COUNT} texts: ${counts.whole} whole, ${counts.cut} cut, ${counts.wrong} wrong`);
if (process.argv.includes("--list")) console.log(others.sort().join("\n"));
