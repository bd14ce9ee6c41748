/** Imports posts with pictures from the hosts of network.ts. */

import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { reportImport } from "../../src/importer/report.ts";
import { importInto, seedsIn } from "./import.ts";
import { type Served, smallInternet } from "./network.ts";
import { png } from "./pictures.ts";
import { folderOf } from "./seeds.ts";

/** The origin of the old site. */
export const OLD = "http://old.example";
export const ICE = png(30, 20);
export const SHIP = png(40, 20);

export type Post = {
  readonly html: string;
  readonly image?: string;
  readonly recording?: string;
  /** The size of the recording in bytes. */
  readonly length?: number;
};

/** Returns a feed of the old site, one entry for each post. */
function feedOf(posts: Readonly<Record<string, Post>>): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Log",
    home_page_url: OLD,
    items: Object.entries(posts).map(([name, { html, image, recording, length }], at) => ({
      id: `${OLD}/${name}`,
      url: `${OLD}/${name}`,
      title: name,
      date_published: `2024-05-0${at + 1}T00:00:00Z`,
      content_html: html,
      image,
      ...(recording === undefined
        ? {}
        : { attachments: [{ url: recording, mime_type: "audio/mpeg", size_in_bytes: length }] }),
    })),
  });
}

type Options = {
  readonly folder?: string;
  readonly seeds?: Readonly<Record<string, string | Uint8Array>>;
  readonly media?: boolean;
  readonly dryRun?: boolean;
};

/** Imports posts, with `--media` by default. Returns the contents of the folder after the import. */
export async function importPosts(
  posts: Readonly<Record<string, Post>>,
  files: Readonly<Record<string, Served>>,
  { seeds = {}, folder, media = true, dryRun = false }: Options = {},
) {
  const internet = await smallInternet(files);
  const source = join(await folderOf({ feed: feedOf(posts) }), "feed");
  const target = folder ?? (await folderOf(seeds));
  const run = await importInto(target, source, { media, dryRun, network: internet.network });
  return {
    ...run,
    ...internet,
    html: Object.values(seedsIn(target)).map((seed) => seed.replace(/^---.*?\n---\n/s, "").trim()),
    files: mediaIn(target),
    notCopied: (run.media.copied?.failures ?? []).map(describeProblem),
    report: reportImport(run, { folder: "seeds", media }).split("\n"),
  };
}

const mediaIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:html|yaml)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .toSorted();
