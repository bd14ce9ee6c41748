/** Reports a successful build: problems, changed articles, totals, and the room that is left. */

import type { Pack } from "../../pack/read.ts";
import type { CompiledSite } from "../compile.ts";
import { isWarning } from "../ground/problem.ts";
import { describeRoom } from "../output/limits.ts";
import { type Change, changesSince } from "./changes.ts";
import { columnsOf, cut } from "./columns.ts";
import { count } from "./count.ts";
import { describeAll } from "./problems.ts";
import { countScheduled, scheduledIn } from "./stage.ts";

/** The maximum number of listed changes. A longer list would push the rest off the screen. */
const MOST_CHANGES = 20;
/** The maximum widths of columns, in characters. */
const WIDTH = { name: 32, title: 38 } as const;

/** Reports a build. `before` is the pack that was replaced, if it was a pack of this site. */
export async function reportBuild(compiled: CompiledSite, before: Pack | undefined): Promise<string> {
  const { articles, pages, media, publicFiles, warnings: problems, pack, ledger } = compiled;
  const changes = before === undefined ? [] : await changesSince(before, compiled);
  const topics = new Set(articles.flatMap(({ article }) => article.topics.map(({ slug }) => slug)));
  return [
    ...describeAll(problems),
    ...listChanges(changes),
    ...unrecorded(ledger),
    [
      ...countChanges(before === undefined ? undefined : changes),
      ...countScheduled(scheduledIn(compiled)),
      count(topics.size, "topic"),
      ...(pages.length === 0 ? [] : [count(pages.length, "page")]),
      ...(media.length === 0 ? [] : [count(media.length, "media file")]),
      ...(publicFiles.length === 0 ? [] : [count(publicFiles.length, "public file")]),
      count(problems.filter(isWarning).length, "warning"),
    ].join(", "),
    describeRoom(articles.length, pack.index.length + pack.pieces.length),
  ].join("\n");
}

function listChanges(changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes
    .slice(0, MOST_CHANGES)
    .map(({ kind, name, title }) => [kind, cut(name, WIDTH.name, "end"), cut(title, WIDTH.title)]);
  const more = changes.length - rows.length;
  return [columnsOf(rows), ...(more === 0 ? [] : [`and ${count(more, "more change")}`])];
}

/** Counts the changes in words. Returns nothing for a first build, in which every article is new. */
function countChanges(changes: readonly Change[] | undefined): string[] {
  if (changes === undefined) return [];
  const kinds = (["new", "edited", "gone"] as const).flatMap((kind) => {
    const number = changes.filter((change) => change.kind === kind).length;
    return number === 0 ? [] : [`${number.toLocaleString("en")} ${kind}`];
  });
  return kinds.length === 0 ? ["no changes"] : kinds;
}

function unrecorded({ before, added, changed }: CompiledSite["ledger"]): string[] {
  if (before === undefined || added + changed === 0) return [];
  const entries = (number: number) => (number === 1 ? "1 entry" : `${number} entries`);
  return [
    `not in the ledger yet: ${entries(added)}; changed since: ${entries(changed)} (npm run ledger, or npm run deploy, records them)`,
  ];
}
