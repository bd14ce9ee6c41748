/** The fields that a publisher may write about an article, as front matter or as label lines. */

import { z } from "zod";
import { oneLine } from "../../model/text.ts";
import { DATE_FORMS } from "../ground/date.ts";
import { defined } from "../ground/defined.ts";
import { obeyMarks } from "../ground/marks.ts";
import { isError, type Problem } from "../ground/problem.ts";
import {
  addressField,
  authorsField,
  dateField,
  guidField,
  LINE_FORM,
  languageField,
  lineField,
  textField,
} from "../ground/schema.ts";
import { checkFields, type RawFields } from "../ground/yaml.ts";
import type { ParseSettings } from "./parsed-seed.ts";
import { recordingField } from "./recording-field.ts";
import type { Translation } from "./synonyms.ts";

/** The fields under the names of the model, without those that were not written. */
export type Fields = ReturnType<typeof toFields> & {
  /** The mark that keeps the article from being published, as reports show it: `draft`, `status: private`. */
  readonly withheld?: string;
  /** True if a mark of Obsidian says that the note is public. */
  readonly chosen?: true;
  /** The line of each written field, by its name in the file. */
  readonly lines?: Readonly<Record<string, number>>;
  /** The keys of other tools that were read. */
  readonly translations?: readonly Translation[];
  /** Paths of an earlier site that lead to the article. */
  readonly formerPaths?: readonly string[];
};

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,199}$/);

const aliases = z
  .union([slug.transform((one) => [one]), z.array(slug)])
  .optional()
  .describe("a list of earlier slugs: lower-case letters, digits and hyphens");

const topics = z
  .union([z.array(textField), lineField.transform((text) => text.split(/[,;]/).map(oneLine).filter(Boolean))])
  .optional()
  .describe("a list of topics, or [] for none");

/**
 * The maximum length of the reason for a withdrawal, in characters. It is one line in feeds. A longer
 * explanation can be an article.
 */
const MAX_REASON = 500;

/**
 * The reason for a withdrawal. A date alone is refused, because the date has another field, and readers would
 * see it as the reason.
 */
const reason = textField.refine((text) => text.length <= MAX_REASON && !/^[\d\s:.+/TZ-]+$/.test(text));

/**
 * Returns the schema of the fields. The description of a field is the expected value in messages. Dates
 * without an offset are in `timezone`.
 */
function schemaFor(timezone: string) {
  const date = dateField(timezone);
  const optionalDate = date.optional().describe(DATE_FORMS);
  return z.object({
    title: textField.optional().describe(LINE_FORM),
    date: optionalDate,
    updated: optionalDate,
    /** The date from which the article is shown. */
    publish_at: optionalDate,
    /** The date from which the article is no longer shown. */
    expires: optionalDate,
    /** False for an article that is in no feed or list, and has a page only. */
    feed: z.boolean().optional().describe("true or false"),
    /** True for a page about the site, such as its imprint. It is in no feed and list. */
    page: z.boolean().optional().describe("true or false"),
    id: textField.optional().describe("a short text that no other article has"),
    /**
     * The id of an article that was published elsewhere before. Feeds contain it unchanged, because feed
     * readers recognise the article by it.
     */
    guid: guidField,
    authors: authorsField,
    /** The topics of the article. An empty list means that it has none. */
    topics,
    summary: textField.optional().describe("plain text"),
    language: languageField,
    image: textField.optional().describe("the address of an image, or a file beside the article"),
    /** A description of the image for people who cannot see it. */
    image_alt: lineField.optional().describe("what the image shows, on one line"),
    /** The recording of the article. It has one at most. */
    audio: recordingField,
    video: recordingField,
    slug: slug.optional().describe("lower-case letters, digits and hyphens, starting with a letter or digit"),
    /** The slugs that the article had earlier. */
    aliases,
    /**
     * The `id` or the file name of the earlier take (version) of the same story that this article replaces.
     */
    replaces: textField.optional().describe("the id or the file name of the take before this one"),
    credit: textField.optional().describe("whose report it is"),
    /** The address at which the article was published first. */
    canonical: addressField
      .optional()
      .describe("the http or https address at which the article was published first"),
    /** The corrections of the article, the oldest first. */
    corrections: z
      .array(z.strictObject({ date, note: textField }))
      .transform((list) => list.sort((a, b) => a.date - b.date))
      .optional()
      .describe('a list of lines such as `- {date: 2026-03-13, note: "It has 20 megawatts."}`'),
    /**
     * The date and the reason of a withdrawal, and a title if the article's title was wrong. The date is
     * undefined if only the reason is written.
     */
    withdrawn: z
      .union([
        reason.transform((text) => ({ date: undefined, reason: text, title: undefined })),
        z.strictObject({ date, reason, title: textField.optional() }),
      ])
      .optional()
      .describe(
        `{date, reason} and perhaps a title, or the reason alone, in at most ${MAX_REASON} characters`,
      ),
  });
}

type FieldsSchema = ReturnType<typeof schemaFor>;

/** The schemas by time zone. Each is made once, because zod compiles a schema at its first use. */
const SCHEMAS = new Map<string, FieldsSchema>();

/** The names under which fields are written. */
export const FIELD_NAMES: readonly string[] = Object.keys(schemaFor("UTC").shape);

/**
 * Reads the fields of an article. A mark among them (`draft: true`) can withhold the article. Then only its
 * `id`, `guid` and `slug` are read, because the other fields may be unfinished. If drafts are shown, all its
 * fields are read. Returns undefined after an error.
 */
export function readFields(
  written: RawFields,
  path: string,
  { timezone, showsDrafts = false }: ParseSettings,
  problems: Problem[],
): Fields | undefined {
  const schema = SCHEMAS.get(timezone) ?? schemaFor(timezone);
  SCHEMAS.set(timezone, schema);
  const own: Problem[] = [];
  const settings = { knownNames: FIELD_NAMES, path, timezone };
  const { raw, withheld, chosen } = obeyMarks(written, settings, own);
  if (withheld !== undefined && !showsDrafts) return { withheld, ...defined({ chosen }), ...namesIn(raw) };
  const checked = checkFields(schema, raw, path, own);
  problems.push(...own);
  if (checked === undefined || own.some(isError)) return undefined;
  return { ...toFields(checked), ...defined({ withheld, chosen }), lines: linesOf(raw) };
}

function toFields({
  date: published,
  publish_at: publishAt,
  image_alt: imageAlt,
  ...rest
}: z.output<FieldsSchema>) {
  return defined({ ...rest, published, publishAt, imageAlt });
}

/** Returns the fields by which other files and the ledger identify an article. */
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
