/**
 * Reads the file in which Jekyll and similar tools keep the authors of a site. Articles refer to the authors
 * by short keys, such as `kari`. `files.yaml` lists the possible names of the file.
 */

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defined } from "./defined.ts";
import { authorFiles } from "./file-names.ts";
import { withoutMailAddress } from "./mail-addresses.ts";
import { parseYamlFields } from "./yaml.ts";

/** An author as front matter has it: a name, perhaps with a web address. */
export type WrittenAuthor = { readonly name: string; readonly url?: string };

/** The largest file of authors that is read, in bytes. */
const MAX_FILE = 1024 * 1024;

/**
 * Returns the authors by their keys. The map is empty if there is no such file, or if the file cannot be
 * read.
 */
export async function readAuthorKeys(folder: string, cwd = ""): Promise<ReadonlyMap<string, WrittenAuthor>> {
  for (const name of authorFiles()) {
    const text = await readFile(resolve(cwd, folder, name), "utf8").catch(() => "");
    if (text === "" || text.length > MAX_FILE) continue;
    const { values = {} } = parseYamlFields(text, { path: name }, [], { bytes: MAX_FILE }) ?? {};
    return new Map(
      Object.entries(values).flatMap(([key, value]) => {
        const author = authorIn(value);
        return author === undefined ? [] : [[key, author] as const];
      }),
    );
  }
  return new Map();
}

/** Replaces keys by the authors that they stand for. Values that are no keys stay as they are. */
export function withAuthorsOfKeys(authors: unknown, keys: ReadonlyMap<string, WrittenAuthor>): unknown {
  if (keys.size === 0) return authors;
  if (typeof authors === "string") return keys.get(authors) ?? authors;
  return Array.isArray(authors) ? authors.map((one) => withAuthorsOfKeys(one, keys)) : authors;
}

/**
 * Returns the name and the web address of one author. Reads nothing else, because such files also hold mail
 * addresses.
 */
function authorIn(value: unknown): WrittenAuthor | undefined {
  if (typeof value === "string") return authorIn({ name: value });
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const person = value as Readonly<Record<string, unknown>>;
  const name = [person.name, person.display_name]
    .map((one) => (typeof one === "string" ? withoutMailAddress(one.trim()) : ""))
    .find((one) => one !== "");
  const url = ["url", "uri", "website", "web", "home", "homepage"]
    .map((key) => person[key])
    .find((one) => typeof one === "string" && /^https?:\/\/\S+$/i.test(one) && URL.canParse(one));
  return name === undefined ? undefined : { name, ...defined({ url: url as string | undefined }) };
}
