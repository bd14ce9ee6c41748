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
    // The sign keeps a text apart from the name of an element. No text contains this character.
    parts.push(`\0${preformatted > 0 ? text : withSingleSpaces(text)}`);
    text = "";
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      if (name === "pre") preformatted += 1;
      parts.push(name);
      for (const [attribute, value] of Object.entries(attributes)) parts.push(`@${attribute}\0${value}`);
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
  return parts.join("\0");
}

function withSingleSpaces(text: string): string {
  return text.replace(/[ \t\n]{2,}|[\t\n]/g, " ");
}
