/** Computes the digest of the templates, which are the source files that print entries and envelopes. Reads them as data, never runs them. */

import { readdir, readFile } from "node:fs/promises";
import { digest } from "../../pack/digest.ts";

const FOLDERS = ["../render/", "../../edge/envelope/"];

export async function templatesDigest(): Promise<string> {
  const sources: string[] = [];
  for (const folder of FOLDERS.map((path) => new URL(path, import.meta.url))) {
    for (const name of (await readdir(folder)).sort())
      sources.push(name, await readFile(new URL(name, folder), "utf8"));
  }
  return digest(new TextEncoder().encode(sources.join("\0").replaceAll("\r\n", "\n")));
}
