/** The fields that an author may write about an article, whether as front matter or as label lines, and their types. */

import { z } from "zod";
import type { Author } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { oneLine, sendable } from "../../model/text.ts";
import { errorAt, quote, type SeedProblem } from "../problem.ts";
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

const line = z.string().transform((text) => oneLine(sendable(text)));
const filled = line.refine((text) => text !== "");
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).href);
const author = z.union([
  filled.transform((name): Author => ({ name })),
  z
    .strictObject({ name: filled, url: httpUrl.optional() })
    .transform(({ name, url }): Author => (url === undefined ? { name } : { name, url })),
]);

/** One author or several, each a name or a name with an address. Shared by articles and the site. */
export const authorsField = z
  .union([author.transform((one) => [one]), z.array(author)])
  .optional()
  .describe("a name, or a list of names or of {name, url}, the url absolute");

/** BCP 47, canonical: `en-gb` is read as `en-GB`. */
export const languageField = z
  .string()
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? z.NEVER;
    } catch {
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }
  })
  .optional()
  .describe("a language tag such as en or pt-BR");

const SCHEMA = z.object({
  title: filled.optional().describe("one line of text (in quotes if it looks like a number)"),
  date: z.string().optional().describe(DATE_FORMS),
  updated: z.string().optional().describe(DATE_FORMS),
  id: filled.optional().describe("a short text that no other article has"),
  authors: authorsField,
  topics: z
    .union([z.array(filled), line.transform((text) => text.split(/[,;]/).map(oneLine).filter(Boolean))])
    .optional()
    .describe("a list of topics, or [] for none"),
  summary: filled.optional().describe("plain text"),
  language: languageField,
  image: filled.optional().describe("the address of an image"),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,199}$/)
    .optional()
    .describe("lower-case letters, digits and hyphens, starting with a letter or digit"),
  credit: filled.optional().describe("whose report it is"),
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

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Without the fields that hold undefined, so that a later source can fill them. */
export function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>;
}
