/**
 * Reads the lists of names that come with seedcast, such as agencies and months. Each YAML file is beside the
 * code that uses it.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { bundled } from "./bundled.ts";

/** The contents of all lists that were read, by the addresses of their files. */
export const wordLists: Record<string, unknown> = {};

/**
 * Returns the checked content of a YAML file. Throws an error with the path if the content does not fit the
 * schema.
 */
export function readDataFile<Schema extends z.ZodType>(file: URL, schema: Schema): z.output<Schema> {
  try {
    const content = bundled.wordLists?.[file.href] ?? parse(readFileSync(file, "utf8"));
    wordLists[file.href] = content;
    return schema.parse(content);
  } catch (error) {
    const found = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${fileURLToPath(file)}: ${found}`, { cause: error });
  }
}

/** A list of names, each only once. */
export const nameList = z
  .array(z.string().trim().min(1))
  .min(1)
  .refine((names) => new Set(names).size === names.length, "a name stands twice; expected each name once");

/** Returns the source of a regular expression for any of the names. Tries longer names first. */
export function anyOf(names: readonly string[]): string {
  return alternatives(names, RegExp.escape);
}

/**
 * Returns the source of a regular expression for any of the names, in capitals or small letters. The pattern
 * around it may tell capitals from small letters. Lists both forms of each letter. The modifier `(?i:...)`
 * would be shorter, but V8 has not matched it reliably in processes that run for minutes.
 */
export function anyOfInAnyCase(names: readonly string[]): string {
  return alternatives(names, (name) =>
    Array.from(name, (letter) => {
      const forms = [...new Set([letter.toLowerCase(), letter.toUpperCase()])].map(RegExp.escape);
      return forms.length === 1 ? forms[0] : `[${forms.join("")}]`;
    }).join(""),
  );
}

function alternatives(names: readonly string[], sourceOf: (name: string) => string): string {
  return `(?:${names
    .toSorted((a, b) => b.length - a.length)
    .map(sourceOf)
    .join("|")})`;
}
