/** Writes HTML from templates. A value in a template is escaped, unless it is HTML itself. */

import { escapeMarkup } from "../../model/text.ts";

/** A piece of HTML. Only {@link html} and {@link raw} make one. */
export type Markup = { readonly html: string };

/** A value in a template. The values of a list are written one after the other. */
type Value = string | number | Markup | readonly Value[];

/** The tag of a template of HTML. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = strings[0] as string;
  for (let place = 0; place < values.length; place += 1)
    text += written(values[place] as Value) + strings[place + 1];
  return { html: text };
}

/** Returns a text that is HTML already. */
export function raw(text: string): Markup {
  return { html: text };
}

function written(value: Value): string {
  if (typeof value === "string") return escapeMarkup(value);
  if (typeof value === "number") return String(value);
  return "html" in value ? value.html : value.map(written).join("");
}
