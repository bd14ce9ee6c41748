/**
 * Reports an import: files written, entries skipped with reasons, pictures copied or left, and lines to add
 * to `_site.yaml`.
 */

import { stringify } from "yaml";
import { describeProblem, printable } from "../compiler/ground/problem.ts";
import { MAX_PAGE_SIZE } from "../compiler/site/site-file.ts";
import type { ImportOutcome, NamedContents } from "./import.ts";

export function reportImport(
  outcome: ImportOutcome,
  { folder, media: toCopy = false }: { readonly folder: string; readonly media?: boolean },
): string {
  const { dryRun, written, alreadyHere, skipped, failures, notes, exports, media } = outcome;
  const leftOut = exports.flatMap(({ contents }) => [...contents.skipped.values()]);
  const total = [
    `${written.length} ${dryRun ? "to be written" : "written"}`,
    `${alreadyHere} already here`,
    `${leftOut.reduce((sum, number) => sum + number, skipped.length)} skipped`,
    ...(failures.length === 0 ? [] : [`${failures.length} failed`]),
  ].join(", ");
  return [
    ...(dryRun ? written : []),
    ...skipped.map((problem) => `skipped: ${describeProblem(problem)}`),
    ...notes.map((problem) => `note: ${describeProblem(problem)}`),
    ...failures.map(describeProblem),
    ...exports.map(describeExport),
    ...(media.copied?.failures ?? []).map((problem) => `not copied: ${describeProblem(problem)}`),
    total,
    ...describeMedia(media, { dryRun, toCopy }),
    ...describeSettings(outcome, folder),
  ]
    .map(printable)
    .join("\n");
}

const MAX_HOSTS = 3;

/** Returns a line such as `142 pictures and 3 recordings stay on old.example.org; --media copies them`. */
function describeMedia(
  { remote, copied }: ImportOutcome["media"],
  { dryRun, toCopy }: { readonly dryRun: boolean; readonly toCopy: boolean },
): string[] {
  const lines =
    copied === undefined
      ? []
      : [
          `pictures and recordings: ${copied.fetched} fetched, ${copied.linked} linked`,
          ...(copied.edited.length === 0
            ? []
            : [`articles that were here before and link to copies now: ${copied.edited.length}`]),
        ];
  const files = [...remote.counts].map(([kind, number]) => counted(number, kind));
  if (files.length === 0) return lines;
  const total = [...remote.counts.values()].reduce((sum, number) => sum + number, 0);
  const more = remote.hosts.length - MAX_HOSTS;
  const hosts = joined([
    ...remote.hosts.slice(0, MAX_HOSTS),
    ...(more > 0 ? [counted(more, "other host")] : []),
  ]);
  const stay = `${joined(files)} ${total === 1 ? "stays" : "stay"} on ${hosts}`;
  if (toCopy) return [...lines, dryRun ? `to be copied from ${hosts}: ${joined(files)}` : stay];
  return [...lines, `${stay}; \`--media\` copies ${total === 1 ? "it" : "them"}`];
}

/** Returns lines to add to `_site.yaml`. */
function describeSettings({ pageSize, redirects }: ImportOutcome, folder: string): string[] {
  const file = `${folder}/_site.yaml`;
  const unknown =
    pageSize === "unknown"
      ? [
          "",
          `The export does not state the number of entries in the old feed (in WordPress: Settings, Reading; usually 10).`,
          `Set it as \`page_size:\` in ${file}. With a larger number, subscribers get old articles as new.`,
        ]
      : [];
  const lines = [
    ...(typeof pageSize === "number"
      ? [
          `# The old feed has ${pageSize === 1 ? "1 entry" : `${pageSize} entries`}. With more, subscribers get old articles as new.`,
          `page_size: ${Math.min(pageSize, MAX_PAGE_SIZE)}`,
        ]
      : []),
    ...(redirects.size === 0
      ? []
      : stringify({ redirects: Object.fromEntries(redirects) }, { lineWidth: 0 })
          .trimEnd()
          .split("\n")),
  ];
  const below = redirects.size === 0 ? "" : " If it has `redirects:` already, add the new ones below.";
  return [...unknown, ...(lines.length === 0 ? [] : ["", `Lines to add to ${file}.${below}`, "", ...lines])];
}

/** Joins words: `a, b and c`. */
function joined(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");
}

/**
 * Returns a line such as `export.xml: 12 posts, 3 drafts, 2 pages; skipped: 4 in the trash, 9 attachments`.
 */
function describeExport({ name, contents: { imported, skipped } }: NamedContents): string {
  const listed = list(skipped);
  return `${name}: ${list(imported) || "no posts or pages"}${listed && `; skipped: ${listed}`}`;
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].flatMap(([kind, number]) => (number === 0 ? [] : counted(number, kind))).join(", ");
}

function counted(number: number, kind: string): string {
  const isNoun = !/^(?:in|of|with|without) /.test(kind);
  return `${number} ${kind}${isNoun && number !== 1 ? "s" : ""}`;
}
