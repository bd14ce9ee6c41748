/** The fields that an author may write about an article, whether as front matter or as label lines, and their types. */

import { z } from "zod";
import type { Author } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { defined } from "../defined.ts";
import { errorAt, quote, type SeedProblem } from "../problem.ts";
import { authorsField, languageField, lineField, textField } from "../schema.ts";
import { checkFields, type RawFields } from "../yaml.ts";
import { DATE_FORMS, parseDate } from "./date.ts";

export type Fields = {
  readonly title?: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly id?: string;
  readonly authors?: readonly Author[];
  /** As written, with their line; an empty list says that the article has none. */
  readonly topics?: { readonly names: readonly string[]; readonly line: number };
  readonly summary?: string;
  readonly language?: string;
  readonly image?: string;
  readonly slug?: string;
  readonly credit?: string;
};

export type CheckedFields = { readonly fields: Fields; readonly warnings: readonly SeedProblem[] };

const SCHEMA = z.object({
  title: textField.optional().describe("one line of text (in quotes if it looks like a number)"),
  date: z.string().optional().describe(DATE_FORMS),
  updated: z.string().optional().describe(DATE_FORMS),
  id: textField.optional().describe("a short text that no other article has"),
  authors: authorsField,
  topics: z
    .union([z.array(textField), lineField.transform((text) => text.split(/[,;]/).map(oneLine).filter(Boolean))])
    .optional()
    .describe("a list of topics, or [] for none"),
  summary: textField.optional().describe("plain text"),
  language: languageField,
  image: textField.optional().describe("the address of an image"),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,199}$/)
    .optional()
    .describe("lower-case letters, digits and hyphens, starting with a letter or digit"),
  credit: textField.optional().describe("whose report it is"),
});

export function readFields(raw: RawFields, path: string, timezone: string): Result<CheckedFields, SeedProblem[]> {
  const checked = checkFields(SCHEMA, raw, path);
  if (!checked.ok) return checked;
  const { date, updated, topics, ...rest } = checked.value.value;
  const problems: SeedProblem[] = [];

  const placeOf = (name: string) => {
    const at = raw.lineOf([name]);
    return at === undefined ? { path } : { path, line: at };
  };
  const toInstant = (name: string, text: string | undefined): Instant | undefined => {
    if (text === undefined) return undefined;
    const parsed = parseDate(text, timezone);
    if (parsed.ok) return parsed.value;
    problems.push(errorAt(placeOf(name), `${name} ${quote(text)} ${parsed.error}`, DATE_FORMS));
    return undefined;
  };
  const published = toInstant("date", date);
  const lastUpdated = toInstant("updated", updated);
  if (problems.length > 0) return err([...checked.value.warnings, ...problems]);

  const fields = defined({
    ...rest,
    published,
    updated: lastUpdated,
    topics: topics && { names: topics, line: raw.lineOf(["topics"]) ?? 1 },
  });
  return ok({ fields, warnings: checked.value.warnings });
}
