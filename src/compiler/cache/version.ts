/** Computes a digest of everything that the compiler's results depend on, except the seeds. */

import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import process from "node:process";
import { digestOfText } from "../ground/digest.ts";

const SOURCES = new URL("../../", import.meta.url);
const LOCK = new URL("../../../package-lock.json", import.meta.url);

/** The parts of the source that the compiler runs. */
const FOLDERS = ["compiler", "formats", "importer", "model", "pack"];

/** Returns a digest of the compiler's sources, the versions of its packages, and the versions of Node. */
export function compilerVersion(): string {
  const files = FOLDERS.flatMap(namesIn).map((name) => [name, textOf(new URL(name, SOURCES))]);
  const { versions, platform, arch } = process;
  return digestOfText(JSON.stringify([files, textOf(LOCK), versions, platform, arch]));
}

function namesIn(folder: string): string[] {
  return readdirSync(new URL(folder, SOURCES), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => `${parentPath.replaceAll("\\", "/")}/${name}`)
    .map((path) => path.slice(path.lastIndexOf(posix.join("/src/", folder, "/")) + "/src/".length))
    .sort();
}

/** Returns the text of a file. If the file does not exist, the text is empty. */
function textOf(file: URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
