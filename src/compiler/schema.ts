/** The kinds of value that articles, the site and the vocabulary have in common, as they may be written in YAML. */

import { z } from "zod";
import type { Author } from "../model/article.ts";
import { oneLine, sendable } from "../model/text.ts";
import { defined } from "./defined.ts";

/** Text on one line, perhaps none. */
export const lineField = z.string().transform((text) => oneLine(sendable(text)));

/** Text on one line, and some. */
export const textField = lineField.refine((text) => text !== "");

/** An absolute address, as the URL standard spells it. */
export const addressField = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).href);

/** An id from elsewhere, kept character by character: no reader would know one that was tidied up. */
export const guidField = z
  .string()
  .refine((guid) => guid.trim() !== "" && sendable(guid) === guid && !guid.includes("\r"))
  .optional()
  .describe(
    "the id that the article's readers know, without control characters (in quotes if it looks like a number)",
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
