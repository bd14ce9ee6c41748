/** Random edits of a folder of seeds: texts, names, takes, links, pictures, topics and settings. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LEDGER_NAME } from "../../src/compiler/ground/seeds.ts";
import { png } from "./pictures.ts";

/** Returns a whole number from 0 to `below - 1`. */
export type Choose = (below: number) => number;

/** Returns a function that makes its choices from the numbers, one after the other. */
export function chooser(numbers: readonly number[]): Choose {
  let at = 0;
  return (below) => {
    at += 1;
    return (numbers[at % numbers.length] ?? 0) % below;
  };
}

const ARTICLES = ["ferry.md", "tugs.md", "notes/ice.md", "notes/pilots.md", "notes/deep/index.md", "fog.txt"];
const NAMES = [...ARTICLES, "quay.md", "notes/tides.md", "tugs/index.md", "_posts/2024-05-02-lamp.md"];
const PICTURES = ["quay.png", "notes/quay.png", "notes/images/mast.png", "plan.pdf"];

const WORDS = ["harbour", "quay", "strike", "union", "ferry", "gale", "pilot", "tide", "coal", "council"];
const DATES = ["2024-05-04", "2024-05-05T09:30:00+02:00", "2024-05-04T22:30:00Z", "2023-01-01", "2024-13-01"];

const LINKS = [
  ...NAMES.flatMap((name) => [`[there](${name})`, `[up](../${name}#part)`]),
  ...PICTURES.flatMap((name) => [`![A quay](${name})`, `[file](${name})`, `![Up](../${name})`]),
  "[[Ice]]",
  "![[mast.png]]",
  "[own](https://notes.example/articles/ferry)",
  "[own](/articles/ice) and [none](/articles/nothing)",
  "[old](/2019/ice.html) and [kit](/kit.txt)",
  "[other](https://elsewhere.example/a?b=1&c=2)",
  "[script](javascript:alert(1))",
  '<img src="quay.png" srcset="notes/quay.png 2x" alt="Quays">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="quay.png" alt="Lazy">',
];

const LINES = [
  "title: Harbour news",
  "title: 'UPDATE 1-Harbour news'",
  "topics: [harbour]",
  "topics: [labour, Køye]",
  "tags: [coal, harbour]",
  "topics: []",
  "draft: true",
  "page: true",
  "feed: false",
  "slug: moored",
  "slug: ice",
  "aliases: [old-ice, ferry]",
  "aliases: [/2019/ice.html]",
  "id: the-ice",
  "guid: https://old.example/?p=7",
  "replaces: ferry",
  "replaces: ice",
  "replaces: notes/pilots.md",
  "updated: 2024-05-06",
  "lastmod: 2020-01-01",
  "publish_at: 2024-05-09",
  "expires: 2024-06-01",
  "withdrawn: The ferry had not left.",
  "withdrawn: {date: 2024-05-08, reason: It was another ferry.}",
  "corrections: [{date: 2024-05-07, note: It is 12 metres.}]",
  "image: quay.png",
  "image: notes/quay.png",
  "language: nb",
  "authors: [Kari Nordmann]",
  "author: kari",
  "colour: blue",
];

const SITES = [
  "title: Notes",
  "title: Notes\nurl: https://notes.example",
  "title: Notes\nurl: https://notes.example\ntimezone: Europe/Oslo\nlanguage: nb",
  "title: Notes\nfolders: topics",
  "title: Notes\nauthors: [The Desk]\nredirects: {/old: /articles/ferry}",
  "title: [",
];

const VOCABULARIES = [
  "extends: nothing\ntopics:\n  - {slug: harbour, terms: [quay, ferry]}\n  - {slug: labour, terms: [strike]}",
  "extends: nothing\ntopics:\n  - {slug: harbour, label: Ports, terms: [quay, gale], aliases: [coal]}",
  "extends: nothing\ntopics:\n  - {slug: harbour, broader: labour}",
];

/** Files of a tool, and one of the site's root. They change the results of other files. */
const TOOL_FILES = ["_config.yml", ".obsidian/app.json", "_data/authors.yml", "_public/kit.txt"];

/** Makes one edit of the folder, and returns its description. `ledger` is the text of a ledger. */
export function editFolder(folder: string, choose: Choose, ledger: string): string {
  const pick = <Item>(items: readonly Item[]): Item => items[choose(items.length)] as Item;
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return `write ${name}: ${typeof content === "string" ? JSON.stringify(content) : content.length}`;
  };
  const remove = (name: string) => {
    rmSync(join(folder, name), { force: true });
    return `remove ${name}`;
  };
  const kind = choose(16);
  if (kind < 7) return write(pick(NAMES), articleText(pick, choose));
  if (kind === 7) return remove(pick(NAMES));
  if (kind === 8) {
    const [from, to] = [pick(namesIn(folder)), pick([...NAMES, ...PICTURES])];
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    if (from !== undefined) renameSync(join(folder, from), join(folder, to));
    return `rename ${from} to ${to}`;
  }
  if (kind === 9 || kind === 10) return write(pick(PICTURES), png(1 + choose(4), 2));
  if (kind === 11) return choose(3) === 0 ? write(pick(PICTURES), "no picture") : remove(pick(PICTURES));
  if (kind === 12) return write("_site.yaml", pick(SITES));
  if (kind === 13)
    return choose(3) === 0 ? remove("_topics.yaml") : write("_topics.yaml", pick(VOCABULARIES));
  if (kind === 14) {
    const name = pick(TOOL_FILES);
    return choose(2) === 0 ? remove(name) : write(name, "kari: {name: Kari Nordmann}\n");
  }
  if (choose(2) === 0) return remove(LEDGER_NAME);
  return ledger === "" ? "no ledger" : write(LEDGER_NAME, ledger);
}

/** Makes the text of a file. Most texts are valid, because one error stops the build. */
function articleText(pick: <Item>(items: readonly Item[]) => Item, choose: Choose): string {
  const some = <Item>(items: readonly Item[], most: number) =>
    Array.from({ length: choose(most + 1) }, () => pick(items));
  const date = choose(12) === 0 ? pick(DATES) : pick(DATES.slice(0, 4));
  const lines = [`date: ${date}`, ...new Set(some(LINES, 2))];
  const byKey = new Map(lines.map((line) => [line.split(":")[0], line]));
  const words = Array.from({ length: 12 }, () => pick(WORDS)).join(" ");
  return ["---", ...byKey.values(), "---", `The ${words}.`, "", some(LINKS, 2).join("\n\n"), ""].join("\n");
}

/** Fills a folder with the first articles, the site and the vocabulary. */
export function fillFolder(folder: string): void {
  const files = {
    "_site.yaml": SITES[1] ?? "",
    "_topics.yaml": VOCABULARIES[0] ?? "",
    ...Object.fromEntries(
      ARTICLES.map((name) => [
        name,
        `---\ndate: 2024-05-04\n---\nThe quay of ${name}.\n\n![Quay](quay.png)\n`,
      ]),
    ),
    "quay.png": png(4, 3),
    "notes/quay.png": png(2, 2),
    "notes/deep/quay.png": png(3, 2),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Returns a function that gives all files their present content again, and removes later files. */
export function restorerOf(folder: string): () => void {
  const files = namesIn(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
  return () => {
    for (const name of namesIn(folder)) rmSync(join(folder, name));
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
  };
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1));
}
