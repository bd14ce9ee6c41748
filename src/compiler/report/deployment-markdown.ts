/** Prints the changes that subscribers will see, and the problems, as Markdown for a pull request. */

import { isError, type Problem, printable } from "../ground/problem.ts";
import { count } from "./count.ts";
import { type DeploymentReport, describeChange } from "./deployment.ts";
import { describeAll } from "./problems.ts";

/** The maximum number of rows and of addresses in a list. */
const MAX_ROWS = 100;

/**
 * Returns the whole report. If the articles have errors, `report` is absent and only the problems are listed.
 */
export function deploymentMarkdown(
  problems: readonly Problem[],
  report: DeploymentReport | undefined,
): string {
  return `${[...(report === undefined ? [] : sectionsOf(report)), ...problemsOf(problems)].join("\n\n")}\n`;
}

function sectionsOf({
  isFirst,
  entries,
  pages,
  moved,
  feeds,
  everyFeed,
  hubs,
  room,
}: DeploymentReport): string[] {
  const rows = [
    ...entries.map((change) =>
      row([describeChange(change), code(change.entry.file), text(change.entry.title)]),
    ),
    ...pages.map(({ kind, path }) => row([kind, code(path), "page"])),
  ];
  const moves = moved.map(({ from, to }) => `* ${code(from)} → ${code(to)}`);
  const changed = feeds.changed.map(code).join(", ");
  const described =
    everyFeed !== undefined
      ? `all, because ${text(everyFeed)}`
      : changed === ""
        ? "none"
        : `${feeds.changed.length} of ${feeds.total}: ${changed}`;
  return [
    "## What subscribers will see",
    ...(isFirst ? ["The site was not deployed before, or its ledger is not committed."] : []),
    rows.length === 0
      ? "No entry changes."
      : [row(["change", "file", "title"]), "| --- | --- | --- |", ...atMost(rows)].join("\n"),
    ...(moves.length === 0 ? [] : [`Addresses that move:\n\n${atMost(moves).join("\n")}`]),
    `Feeds that change: ${described}`,
    ...(hubs.length === 0 ? [] : [`Hubs to ping: ${hubs.map(code).join(", ")}`]),
    `Size: ${room}`,
  ];
}

function problemsOf(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  const lines = describeAll(problems).join("\n");
  const errors = problems.filter(isError).length;
  const heading = errors === 0 ? "## Notes and warnings" : `## ${count(errors, "error")}`;
  return [heading, fenced(lines)];
}

function atMost(lines: readonly string[]): string[] {
  const more = lines.length - MAX_ROWS;
  return more > 0 ? [...lines.slice(0, MAX_ROWS), `\nand ${more} more`] : [...lines];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Escapes characters that have a meaning in Markdown or HTML, because titles are any text. */
function text(written: string): string {
  const shown = printable(written).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return shown.replace(/[\\`*_[\]|~#]/g, "\\$&");
}

/** Returns a code span. A vertical line would end the cell of a table, even in code. */
function code(written: string): string {
  const shown = printable(written).replaceAll("|", "\\|");
  return shown.includes("`") ? `<code>${text(written)}</code>` : `\`${shown}\``;
}

/** Returns a block of code with a fence that is longer than any in the text. */
function fenced(lines: string): string {
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${lines}\n${fence}`;
}
