/** Computes a digest of everything that the compiler's results depend on, except the seeds. */

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bundled } from "../ground/bundled.ts";
import { digestOfText } from "../ground/digest.ts";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));
/**
 * The versions of the packages. npm writes the second file when it installs them, which may be long after a
 * `git pull` has changed the first one.
 */
const LOCKS = ["package-lock.json", "node_modules/.package-lock.json"];

/** The parts of the source that the compiler runs. */
const FOLDERS = ["compiler", "formats", "importer", "model", "pack"];

let version = bundled.version;

/**
 * Returns the version of the compiler that runs. The sources may change meanwhile, so the version is computed
 * once, before they are loaded.
 */
export function compilerVersion(): string {
  version ??= versionOfSources();
  return version;
}

/** Returns a digest of the compiler's sources, the versions of its packages, and the versions of Node. */
export function versionOfSources(): string {
  const files = FOLDERS.flatMap(namesIn).map((name) => [name, textOf(join(SOURCES, name))]);
  const locks = LOCKS.map((name) => textOf(join(SOURCES, "..", name)));
  const { versions, platform, arch } = process;
  return digestOfText(JSON.stringify([files, locks, versions, platform, arch]));
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
