/** Reads the id that an author gave to a heading: `## Tides {#tides}`. */

export type IdentifiedHeading = { readonly html: string; readonly id?: string };

/** Returns a heading's HTML without the attributes at its end, and the id among them. Drops classes. */
export function readHeadingId(html: string): IdentifiedHeading {
  const text = html.trimEnd();
  const at = text.lastIndexOf("{");
  const attributes = at < 0 ? undefined : ATTRIBUTES.exec(text.slice(at));
  if (attributes === undefined || attributes === null) return { html };
  const id = /#([^\s"<>{}]+)/.exec(attributes[1] ?? "")?.[1];
  return { html: text.slice(0, at).trimEnd(), ...(id === undefined ? {} : { id }) };
}

/** The attributes of a heading: `{#id}`, `{#id .class}`, `{.class}` and `{: #id}`. */
const ATTRIBUTES = /^\{:?\s*([#.][^{}<>]{0,300})\}$/;
