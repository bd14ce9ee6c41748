/** Schemas of YAML values that articles, the site and the vocabulary share. */

import { z } from "zod";
import type { Author } from "../../model/article.ts";
import { oneLine, sendable } from "../../model/text.ts";
import { defined } from "./defined.ts";

/** Text on one line, may be empty. */
export const lineField = z.string().transform((text) => oneLine(sendable(text)));

/** Text on one line, not empty. */
export const textField = lineField.refine((text) => text !== "");

/** An absolute http or https address, in the normal form of the URL standard. */
export const addressField = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).href);

/** An id from another system. Kept character by character, because feed readers compare ids exactly. */
export const guidField = z
  .string()
  .refine((guid) => guid.trim() !== "" && sendable(guid) === guid && !guid.includes("\r"))
  .optional()
  .describe(
    "the id under which feed readers know the article, without control characters (in quotes if it looks like a number)",
  );

/** The last segment of an address. */
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
  .optional()
  .describe("a name, or a list of names or of {name, url, slug}, the url absolute");

/** A BCP 47 tag in canonical form: `en-gb` becomes `en-GB`. */
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
