/** Computes a digest of everything that the compiler's results depend on, except the seeds. */

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bundled } from "../ground/bundled.ts";
import { digestOfText } from "../ground/digest.ts";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));
const LOCK = join(SOURCES, "../package-lock.json");

/** The parts of the source that the compiler runs. */
const FOLDERS = ["compiler", "formats", "importer", "model", "pack"];

/** Returns a digest of the compiler's sources, the versions of its packages, and the versions of Node. */
export function compilerVersion(): string {
  return bundled.version ?? versionOfSources();
}

function versionOfSources(): string {
  const files = FOLDERS.flatMap(namesIn).map((name) => [name, textOf(join(SOURCES, name))]);
  const { versions, platform, arch } = process;
  return digestOfText(JSON.stringify([files, textOf(LOCK), versions, platform, arch]));
}

/** Returns the paths of the files in a folder of the source. Only files have an extension. */
function namesIn(folder: string): string[] {
  return readdirSync(join(SOURCES, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => extname(name) !== "")
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** Returns the text of a file. If the file does not exist, the text is empty. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
