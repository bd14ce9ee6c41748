/**
 * The fields that an author may write about an article, whether as front matter or as label lines, and their
 * types.
 */

import { z } from "zod";
import type { Author, Correction } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { oneLine } from "../../model/text.ts";
import { DATE_FORMS, parseDate } from "../ground/date.ts";
import { defined } from "../ground/defined.ts";
import { obeyMarks } from "../ground/marks.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import {
  addressField,
  authorsField,
  guidField,
  languageField,
  lineField,
  textField,
} from "../ground/schema.ts";
import { checkFields, type RawFields } from "../ground/yaml.ts";
import type { Translation } from "./synonyms.ts";

export type Fields = {
  readonly title?: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  /** Not to be shown before. */
  readonly publishAt?: Instant;
  /** To be shown no more from then on. */
  readonly expires?: Instant;
  /** False where only a link is to lead to it. */
  readonly feed?: boolean;
  readonly id?: string;
  /**
   * Of an article that was published elsewhere before: the id that its readers know, to be served as it is.
   */
  readonly guid?: string;
  readonly authors?: readonly Author[];
  /** As written, with their line; an empty list says that the article has none. */
  readonly topics?: { readonly names: readonly string[]; readonly line: number };
  readonly summary?: string;
  readonly language?: string;
  readonly image?: string;
  /** A description of the image for people who cannot see it. */
  readonly imageAlt?: string;
  readonly slug?: string;
  /** Slugs that it had before. */
  readonly aliases?: readonly string[];
  /** The take of the same story that this one takes the place of: its own id, or its file. */
  readonly replaces?: string;
  readonly credit?: string;
  /** The address at which the article was published first. */
  readonly canonical?: string;
  readonly corrections?: readonly Correction[];
  /** Without a date where only the reason was written. */
  readonly withdrawn?: { readonly date?: Instant; readonly reason: string };
  /** The mark that keeps the article from being published, as reports show it: `draft`, `status: private`. */
  readonly withheld?: string;
  /** The line of each field that was written, by its name in the file. */
  readonly lines?: Readonly<Record<string, number>>;
  /** The keys of other tools that were read. */
  readonly translations?: readonly Translation[];
  /** Paths of an earlier site that lead to the article. */
  readonly formerPaths?: readonly string[];
};

export type CheckedFields = { readonly fields: Fields; readonly warnings: readonly Problem[] };

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/);
/** Characters of a reason. It is one line in feeds; a longer explanation can be an article. */
const MAX_REASON = 500;

/** A date alone would be told to readers as the reason. */
const reason = textField.refine((text) => text.length <= MAX_REASON && !/^[\d\s:.+/TZ-]+$/.test(text));

const SCHEMA = z.object({
  title: textField.optional().describe("one line of text (in quotes if it looks like a number)"),
  date: z.string().optional().describe(DATE_FORMS),
  updated: z.string().optional().describe(DATE_FORMS),
  publish_at: z.string().optional().describe(DATE_FORMS),
  expires: z.string().optional().describe(DATE_FORMS),
  feed: z.boolean().optional().describe("true or false"),
  id: textField.optional().describe("a short text that no other article has"),
  guid: guidField,
  authors: authorsField,
  topics: z
    .union([
      z.array(textField),
      lineField.transform((text) => text.split(/[,;]/).map(oneLine).filter(Boolean)),
    ])
    .optional()
    .describe("a list of topics, or [] for none"),
  summary: textField.optional().describe("plain text"),
  language: languageField,
  image: textField.optional().describe("the address of an image, or a file beside the article"),
  image_alt: lineField.optional().describe("what the image shows, on one line"),
  slug: slug.optional().describe("lower-case letters, digits and hyphens, starting with a letter or digit"),
  aliases: z
    .union([slug.transform((one) => [one]), z.array(slug)])
    .optional()
    .describe("a list of earlier slugs: lower-case letters, digits and hyphens"),
  replaces: textField.optional().describe("the id or the file name of the take before this one"),
  credit: textField.optional().describe("whose report it is"),
  canonical: addressField
    .optional()
    .describe("the http or https address at which the article was published first"),
  corrections: z
    .array(z.strictObject({ date: z.string(), note: textField }))
    .optional()
    .describe("a list of {date, note}"),
  withdrawn: z
    .union([
      reason.transform((text) => ({ date: undefined, reason: text })),
      z.strictObject({ date: z.string(), reason }),
    ])
    .optional()
    .describe(`{date, reason}, or the reason alone, in at most ${MAX_REASON} characters`),
});

/** The names under which fields are written. */
export const FIELD_NAMES: readonly string[] = Object.keys(SCHEMA.shape);

/**
 * Reads fields and obeys the marks among them. Of a withheld article only the names are read: the rest may be
 * unfinished.
 */
export function readFields(
  written: RawFields,
  path: string,
  timezone: string,
): Result<CheckedFields, Problem[]> {
  const marked = obeyMarks(written, { knownNames: FIELD_NAMES, path, timezone });
  const { raw, withheld } = marked;
  if (withheld !== undefined) return ok({ fields: { withheld, ...namesIn(raw) }, warnings: [] });
  const checked = checkFields(SCHEMA, raw, path);
  const problems: Problem[] = [...marked.problems];

  const instantAt = (place: readonly PropertyKey[], text: unknown): Instant | undefined => {
    if (typeof text !== "string") return undefined;
    const parsed = parseDate(text, timezone);
    if (parsed.ok) return parsed.value;
    problems.push(
      errorAt(
        { path, line: raw.lineOf(place) },
        `${place.join(".")} ${quote(text)} ${parsed.error}`,
        DATE_FORMS,
      ),
    );
    return undefined;
  };
  const instantOf = (name: "date" | "updated" | "publish_at" | "expires") =>
    instantAt([name], raw.values[name]);
  const [published, updated] = [instantOf("date"), instantOf("updated")];
  const [publishAt, expires] = [instantOf("publish_at"), instantOf("expires")];
  const corrected = checked.ok ? checked.value.value.corrections : undefined;
  const corrections = corrected?.flatMap(({ date, note }, at) => {
    const instant = instantAt(["corrections", at, "date"], date);
    return instant === undefined ? [] : [{ date: instant, note }];
  });
  const withdrawal = checked.ok ? checked.value.value.withdrawn : undefined;
  const withdrawnAt = instantAt(["withdrawn", "date"], withdrawal?.date);
  if (!checked.ok || problems.length > 0)
    return err([...(checked.ok ? checked.value.warnings : checked.error), ...problems]);
  const {
    title,
    id,
    guid,
    authors,
    topics,
    summary,
    language,
    image,
    image_alt: imageAlt,
    slug,
    aliases,
    replaces,
    credit,
    canonical,
    feed,
  } = checked.value.value;

  const fields = defined({
    title,
    published,
    updated,
    publishAt,
    expires,
    feed,
    id,
    guid,
    authors,
    summary,
    language,
    image,
    imageAlt,
    slug,
    aliases,
    replaces,
    credit,
    canonical,
    corrections: corrections?.sort((a, b) => a.date - b.date),
    withdrawn: withdrawal && { reason: withdrawal.reason, ...defined({ date: withdrawnAt }) },
    lines: linesOf(raw),
    topics: topics && { names: topics, line: raw.lineOf(["topics"]) ?? 1 },
  });
  return ok({ fields, warnings: checked.value.warnings });
}

/** The fields by which other files and the ledger know an article. */
function namesIn({ values: { id, guid, slug } }: RawFields): Pick<Fields, "id" | "guid" | "slug"> {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return defined({ id: text(id), guid: text(guid), slug: text(slug) });
}

function linesOf({ values, lineOf }: RawFields): Record<string, number> {
  return Object.fromEntries(
    Object.keys(values).flatMap((name) => {
      const line = lineOf([name]);
      return line === undefined ? [] : [[name, line]];
    }),
  );
}
