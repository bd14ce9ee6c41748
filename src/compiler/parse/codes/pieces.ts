/**
 * Carries pieces of HTML past the Markdown parser. The parsed text has a mark for each piece, made of
 * Unicode's noncharacters. No article contains noncharacters, because reading a file removes them. Unicode
 * reserves them for use inside programs.
 */

const [OPEN, CLOSE] = ["\uFDD1", "\uFDD2"];
const ZERO = 0xfde0;

/** The marks around a picture and its caption. The Markdown between them is parsed as usual. */
export const [CAPTION_OPEN, CAPTION_CLOSE] = ["\uFDD5", "\uFDD6"];

export type Pieces = {
  /** Keeps a piece and returns the mark for it. */
  readonly add: (html: string) => string;
  /** Puts the pieces into the parsed text. */
  readonly restore: (html: string) => string;
};

export function makePieces(): Pieces {
  const pieces: string[] = [];
  return {
    add(html) {
      const digits = [...String(pieces.length)].map((digit) => String.fromCharCode(ZERO + Number(digit)));
      pieces.push(html);
      return OPEN + digits.join("") + CLOSE;
    },
    restore: (html) =>
      withCaptions(
        html.replace(MARK, (whole: string, alone?: string, within?: string) =>
          alone === undefined && within === undefined
            ? whole.replace(MARKS_IN_TAG, "")
            : placed(pieces[numberOf(alone ?? within ?? "")] ?? "", alone !== undefined),
        ),
      ),
  };
}

/** Returns a piece, in a paragraph if it is alone. A figure or an anchor needs no paragraph. */
function placed(piece: string, isAlone: boolean): string {
  return !isAlone || /^<(?:figure|a id=)/.test(piece) ? piece : `<p>${piece}</p>`;
}

const DIGITS = "[\\uFDE0-\\uFDE9]{1,9}";
/** A mark that is alone in a paragraph, a tag with a mark in an attribute, or a mark in a text. */
const MARK = new RegExp(
  `<p>\\s{0,9}${OPEN}(${DIGITS})${CLOSE}\\s{0,9}</p>|<[^<>${OPEN}]*${OPEN}[^<>]*>|${OPEN}(${DIGITS})${CLOSE}`,
  "g",
);
const MARKS_IN_TAG = new RegExp(`${OPEN}${DIGITS}${CLOSE}`, "g");

function numberOf(digits: string): number {
  return Number([...digits].map((digit) => digit.charCodeAt(0) - ZERO).join(""));
}

function withCaptions(html: string): string {
  let result = "";
  let at = 0;
  for (let open = html.indexOf(CAPTION_OPEN); open >= 0; open = html.indexOf(CAPTION_OPEN, at)) {
    const close = html.indexOf(CAPTION_CLOSE, open);
    if (close < 0) break;
    const isParagraph = html.startsWith("<p>", open - 3) && html.startsWith("</p>", close + 1);
    result += html.slice(at, isParagraph ? open - 3 : open) + captioned(html.slice(open + 1, close));
    at = isParagraph ? close + 1 + "</p>".length : close + 1;
  }
  return result + html.slice(at);
}

/** Makes a figure of a picture and the text after it. */
function captioned(html: string): string {
  const content = html.replace(/<\/?p>/g, " ").trim();
  const [picture = ""] = /^(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/.exec(content) ?? [];
  const caption = content.slice(picture.length).trim();
  return `<figure>${picture}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`;
}
