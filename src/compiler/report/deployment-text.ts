/** Prints the changes that subscribers will see, for a terminal. */

import { printable } from "../ground/problem.ts";
import { columnsOf, cut } from "./columns.ts";
import { count } from "./count.ts";
import { type DeploymentReport, describeChange } from "./deployment.ts";

/** The maximum number of rows and of addresses in a list. */
const MAX_ROWS = 20;
/** The maximum widths of columns, in characters. */
const WIDTH = { file: 32, title: 36 } as const;

export function describeDeployment(report: DeploymentReport): string {
  const { entries, pages, moved, feeds, everyFeed, hubs, isFirst } = report;
  const rows = [
    ...entries.map((change) => [
      describeChange(change),
      cut(printable(change.entry.file), WIDTH.file, "end"),
      cut(printable(change.entry.title), WIDTH.title),
    ]),
    ...pages.map(({ kind, path }) => [kind, path, "page"]),
  ];
  const isUnchanged = rows.length + moved.length + feeds.changed.length === 0 && everyFeed === undefined;
  if (isUnchanged) return "subscribers will see no change";
  if (isFirst)
    return `subscribers will see: the first deployment, with ${count(feeds.total, "feed")}${hubsOf(hubs)}`;
  return [
    "subscribers will see:",
    ...(rows.length === 0 ? [] : [columnsOf(rows.slice(0, MAX_ROWS))]),
    ...(rows.length > MAX_ROWS ? [`and ${count(rows.length - MAX_ROWS, "more change")}`] : []),
    ...moved.slice(0, MAX_ROWS).map(({ from, to }) => `address moves: ${from} to ${to}`),
    ...(moved.length > MAX_ROWS ? [`and ${count(moved.length - MAX_ROWS, "more address")}`] : []),
    describeFeeds(report) + hubsOf(hubs),
  ].join("\n");
}

/** Returns a line such as `feeds that change: 2 of 9: /, /topics/arctic`. */
function describeFeeds({ feeds: { changed, total }, everyFeed }: DeploymentReport): string {
  if (everyFeed !== undefined) return `feeds that change: all, because ${everyFeed}`;
  const listed = changed.slice(0, MAX_ROWS).join(", ");
  const more = changed.length > MAX_ROWS ? ` and ${changed.length - MAX_ROWS} more` : "";
  return changed.length === 0
    ? "feeds that change: none"
    : `feeds that change: ${changed.length} of ${total}: ${listed}${more}`;
}

function hubsOf(hubs: readonly string[]): string {
  return hubs.length === 0 ? "" : `\nhubs to ping: ${hubs.join(", ")}`;
}
