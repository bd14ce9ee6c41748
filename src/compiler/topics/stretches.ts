/** Cuts a text into the stretches that count as places of their own: the title, the lead, and what follows. */

export type ArticleText = {
  /** Empty where the headline was taken from the lead: it would count the same words twice. */
  readonly title: string;
  /** The first is the lead. */
  readonly paragraphs: readonly string[];
};

export type Stretch = {
  readonly part: "title" | "lead" | "body";
  /** Counted from 1; the title's is 0. */
  readonly paragraph: number;
  readonly text: string;
};

/** About a paragraph of news copy. A text without paragraphs has places too. Characters. */
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

/** At the end of the sentence with which a piece is long enough. */
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
