/** Recognises the names of months, full and short. `months.yaml` lists them by language. */

import { z } from "zod";
import { anyOfInAnyCase, readDataFile } from "./data-file.ts";

/** The content of the file. Each language has twelve months, and each month has the forms of its name. */
const FILE = z.record(
  z.string(),
  z.array(z.string().transform((forms) => forms.toLowerCase().split(" "))).length(12),
);

const LANGUAGES = Object.values(readDataFile(new URL("./months.yaml", import.meta.url), FILE));

const NUMBERS = new Map(
  LANGUAGES.flatMap((months) => months.flatMap((forms, at) => forms.map((form) => [form, at + 1] as const))),
);

/** The source of a regular expression for the name of a month, in capitals or small letters. */
export const MONTH = `${anyOfInAnyCase([...NUMBERS.keys()])}(?!\\p{L})`;

/** Returns the number of a month: 1 for January, 0 for an unknown name. */
export function monthNumber(name: string): number {
  return NUMBERS.get(name.toLowerCase()) ?? 0;
}
