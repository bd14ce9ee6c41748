/** Schemas of YAML values that articles, the site and the vocabulary share. */

import { z } from "zod";
import type { Author } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import { oneLine, sendable } from "../../model/text.ts";
import { DATE_FORMS, parseDate } from "./date.ts";
import { defined } from "./defined.ts";
import { uriOf } from "./iri.ts";
import type { IssueParams } from "./yaml.ts";

/** Text on one line, which may be empty. */
export const lineField = z.string().transform((text) => oneLine(sendable(text)));

/** The expected form of {@link textField}, for messages. */
export const LINE_FORM = "one line of text (in quotes if it looks like a number)";

/** Text on one line, not empty. */
export const textField = lineField.refine((text) => text !== "");

/** A date. Without an offset it is in `timezone`, an IANA name. */
export function dateField(timezone: string) {
  return z.string().transform((text, context): Instant => {
    const parsed = parseDate(text, timezone);
    if (parsed.ok) return parsed.value;
    const params: IssueParams = { reason: parsed.error, fix: DATE_FORMS };
    // With `continue`, a union of schemas reports this issue instead of an issue about the union.
    context.addIssue({ code: "custom", params, continue: true });
    return z.NEVER;
  });
}

/** An absolute http or https address, in the normal form of the URL standard. */
export const addressField = z.url({ protocol: /^https?$/ }).transform((url) => uriOf(new URL(url)));

/** An id from another system. Kept character by character, because feed readers compare ids exactly. */
export const guidField = z
  .string()
  .refine((guid) => guid.trim() !== "" && sendable(guid) === guid && !guid.includes("\r"))
  .optional()
  .describe(
    "the id under which feed readers know the article, without control characters (in quotes if it looks like a number)",
  );

/** A slug, the last segment of an author's address. */
const slugField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const author = z.union([
  textField.transform((name): Author => ({ name })),
  z
    .strictObject({ name: textField, url: addressField.optional(), slug: slugField.optional() })
    .transform(({ name, ...rest }): Author => ({ name, ...defined(rest) })),
]);

/** One author or several, each a name or a name with an address. */
export const authorsField = z
  .union([author.transform((one) => [one]), z.array(author)])
  .readonly()
  .optional()
  .describe("a name, or a list of names or of {name, url, slug}, the url absolute");

/**
 * Returns a BCP 47 tag in canonical form: `en-GB` for `en-gb`. Returns undefined for other words, such as
 * `german`. They have the form of a tag, but no registered language has more than three letters.
 */
export function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text).find((tag) => /^[a-z]{2,3}(?:-|$)/.test(tag));
  } catch {
    return undefined;
  }
}

/** A BCP 47 tag in canonical form. */
export const languageField = z
  .string()
  .transform((text, context) => {
    const tag = languageTag(text);
    if (tag === undefined) context.addIssue({ code: "custom" });
    return tag ?? z.NEVER;
  })
  .optional()
  .describe("a language tag such as en or pt-BR");
