/**
 * Cuts a text into stretches: title, lead (the first paragraph or its start), and pieces of the body. A term
 * counts once for each stretch.
 */

export type ArticleText = {
  /** Empty if the headline was made from the lead, because the same words would count twice. */
  readonly title: string;
  /** The paragraphs of the text. The first paragraph is the lead. */
  readonly paragraphs: readonly string[];
};

export type Stretch = {
  readonly part: "title" | "lead" | "body";
  /** The number of the paragraph, from 1. The title has the number 0. */
  readonly paragraph: number;
  readonly text: string;
};

/**
 * The length of a piece in characters, about one paragraph of a news report. Longer paragraphs are cut, so
 * that a text without paragraphs has stretches.
 */
const LONG = 400;
const SENTENCE = /[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]*["”’)\]]*\s*/gu;

export function stretchesOf({ title, paragraphs }: ArticleText): Stretch[] {
  const stretches = paragraphs.flatMap((text, at) =>
    cut(text).map((piece) => ({ paragraph: at + 1, text: piece })),
  );
  return [
    { part: "title", paragraph: 0, text: title },
    ...stretches.map((one, at): Stretch => ({ part: at === 0 ? "lead" : "body", ...one })),
  ];
}

/** Cuts a paragraph into pieces. A piece ends with the sentence that makes it long enough. */
function cut(paragraph: string): string[] {
  if (paragraph.length <= LONG * 1.5) return [paragraph];
  const pieces: string[] = [];
  for (const sentence of paragraph.match(SENTENCE) ?? [paragraph]) {
    const last = pieces.at(-1);
    if (last === undefined || last.length >= LONG) pieces.push(sentence);
    else pieces[pieces.length - 1] = last + sentence;
  }
  return pieces;
}
