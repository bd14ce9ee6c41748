/** Writes docs/readers.md. */

import { NEW_ORIGIN, SECOND_POLL } from "./changing-site.ts";
import type { Outcome, Played } from "./play.ts";
import type { Reader } from "./reader.ts";
import type { Scenario, Step } from "./scenario.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** True to write what the readers showed to the page. */
    readonly writesPage: boolean;
  }
}

export type PlayedScenario = { readonly scenario: Scenario; readonly played: readonly Played[] };

export function readersPage(
  all: readonly PlayedScenario[],
  readers: readonly Reader[],
  versions: ReadonlyMap<string, string>,
): string {
  const names = readers.map(({ name }) => name);
  const steps = all.flatMap(({ scenario, played }) =>
    scenario.steps.map((step) => [
      step.name,
      ...names.map((name) =>
        cellOf(
          played.filter(({ reader }) => reader.name === name),
          step,
        ),
      ),
    ]),
  );
  return `# What feed readers show

Feed readers follow a site that changes, and then a site that moves here from another program. The readers are installed
programs and libraries, each with its own state. They fetch from the Worker in workerd, whose clock the test sets. After
each step, all articles are marked as read.

\`npm run test:readers\` fails if a reader shows something else. With \`-- --update\` it writes this page.

${tableOf(["step", ...names], steps)}

* *new*: an article appears as unread. *changed*: an item has a new title or text. *duplicate*: an article appears
  a second time. *unread again*: an article that was read appears as unread. *recording*: the reader offers the
  article's recording. *–*: the reader shows nothing.
* The words \`rss\`, \`atom\` and \`json\` stand where the formats differ.
* The site has more articles than its feed. If another article took the place of the expired one, the readers would
  show it as new.
* Libraries keep no items. The test keeps them by id, as the programs do that use a library. It also fetches the feed,
  except for SimplePie and rss-parser, which fetch themselves.

## Requests

An unchanged poll, and the address that a reader asks after the site has moved for good (301):

${tableOf(["reader", "format", "conditions", "answer", "bytes", "after the move"], all.slice(0, 1).flatMap(requestRows))}

The bytes are those of the whole answer, head included, as the reader receives them. The feed has twelve short articles.

## The readers

${tableOf(
  ["reader", "version", "from"],
  readers.map(({ name, packages }) => [name, versions.get(name) ?? "", sourceOf(packages)]),
)}

${readers.flatMap(({ name, notes }) => notes.map((note) => `* ${name}: ${note}`)).join("\n")}
`;
}

/** Returns the page without versions and bytes, because these differ between machines and releases. */
export function withoutFigures(page: string): string {
  return page.replaceAll(/(?<=\| )\d+(?:[.,]\d+)*(?= \|)/g, "0");
}

function sourceOf(packages: readonly string[]): string {
  return packages.length === 0 ? "npm" : `Debian: ${packages.map((name) => `\`${name}\``).join(", ")}`;
}

/** Describes the outcomes of a step. Formats with equal outcomes share one description. */
function cellOf(played: readonly Played[], step: Step): string {
  const words = played.map(({ format, outcomes }) => ({
    format,
    words: describe(step, outcomes.get(step.name)),
  }));
  const groups = Map.groupBy(words, (one) => one.words);
  if (groups.size === 1) return words[0]?.words ?? "";
  return [...groups]
    .map(([text, same]) => `${same.map(({ format }) => format).join(", ")}: ${text}`)
    .join("; ");
}

function describe({ recording }: Step, outcome: Outcome | undefined): string {
  if (outcome === undefined) return "";
  const isOffered = outcome.items.some((item) => item.title === recording && item.recording !== undefined);
  const parts = [
    ...counted(outcome.new, "new"),
    ...counted(outcome.changed, "changed"),
    ...counted(outcome.duplicate, "duplicate"),
    ...counted(outcome.unreadAgain, "unread again"),
    ...(isOffered ? ["recording"] : []),
  ];
  return parts.join(", ") || "–";
}

function counted(titles: readonly string[], word: string): string[] {
  return titles.length === 0 ? [] : [`${titles.length} ${word}`];
}

function requestRows({ scenario, played }: PlayedScenario): string[][] {
  return played.map(({ reader, format, outcomes }) => {
    const exchanges = outcomes.get(SECOND_POLL)?.exchanges ?? [];
    const last = outcomes.get(scenario.steps.at(-1)?.name ?? "")?.exchanges ?? [];
    const conditions = [...new Set(exchanges.flatMap(({ conditions }) => conditions))];
    return [
      reader.name,
      format,
      conditions.map((name) => `\`${name}\``).join(", ") || "none",
      exchanges
        .map(({ status }) => (status === 304 ? "304, no body" : `${status}, the feed`))
        .join(", then "),
      exchanges.reduce((sum, { bytes }) => sum + bytes, 0).toLocaleString("en"),
      last[0]?.url.startsWith(NEW_ORIGIN) ? "the new one" : "the old one, each time",
    ];
  });
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
