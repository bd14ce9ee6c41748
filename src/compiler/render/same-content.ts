/**
 * Checks that the body of an article means the same as the content that it was written from
 * (formats/body.ts).
 */

import { Parser } from "htmlparser2";

/**
 * Returns true if browsers show the content and the body in the same way. Outside of `pre`, only the kind of
 * white space may differ.
 */
export function hasSameContent(html: string, body: string): boolean {
  return meaningOf(html) === meaningOf(body);
}

/** Returns the elements with their attributes, and the texts between them without references. */
function meaningOf(html: string): string {
  const parts: string[] = [];
  let text = "";
  let preformatted = 0;
  const endText = () => {
    parts.push(JSON.stringify(preformatted > 0 ? text : text.replace(/[ \t\n]+/g, " ")));
    text = "";
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      if (name === "pre") preformatted += 1;
      parts.push(name, JSON.stringify(attributes));
    },
    onclosetag(name) {
      endText();
      if (name === "pre") preformatted -= 1;
      parts.push(`/${name}`);
    },
    ontext(more) {
      text += more;
    },
  });
  parser.end(html);
  endText();
  return parts.join("\n");
}
