/**
 * Reads the news report below the header of wire copy (the text of a news agency): its dateline, its lead
 * (first paragraph) and its sign-off.
 */

import type { Author } from "../../../model/article.ts";
import { type Instant, toRfc3339 } from "../../../model/instant.ts";
import { oneLine } from "../../../model/text.ts";
import { defined } from "../../ground/defined.ts";
import { type DayOfYear, inYearOf } from "../day-of-year.ts";
import { type Derivation, placeIn } from "../derivation.ts";
import { headlineFrom } from "../headline.ts";
import { leadAmong } from "../prose.ts";
import { namesOf, readByline } from "./byline.ts";
import { type Dateline, type FoundDateline, findDateline } from "./dateline.ts";
import { endsSentence, type Paragraph } from "./paragraphs.ts";
import type { Copy } from "./reading.ts";
import { readSignOff, type SignOff } from "./sign-off.ts";
import { readClosingDate, readTimestamp } from "./timestamp.ts";

export type NewsReport = {
  readonly label?: string;
  readonly authors?: readonly Author[];
  readonly published?: Instant;
  readonly dateline?: string;
  readonly credit?: string;
  /** The lead without its dateline, for headline and summary. May be empty. */
  readonly lead: string;
  /** The derivations by field. */
  readonly derivations: Readonly<Record<string, Derivation>>;
};

/** Another date in the copy, and the date's name. A dateline without a year gets its year from this date. */
export type ReferenceDate = { readonly instant: Instant; readonly name: string };

/** The maximum number of paragraphs above the lead: sub-headline, summary points and editors' notes. */
const MAX_ABOVE = 8;

export function readNewsReport(
  copy: Copy,
  paragraphs: readonly Paragraph[],
  references: readonly ReferenceDate[],
  timezone: string,
): NewsReport {
  const texts = paragraphs.map(({ text }) => text);
  const prose = texts.slice(0, MAX_ABOVE).findIndex(isBodyText);
  const dateline = findDateline(texts.slice(0, prose < 0 ? MAX_ABOVE : prose + 1), copy.lines, timezone);
  const at = dateline?.index ?? 0;
  const above = paragraphs.slice(0, at);
  const timestamps = timestampsIn([...above, ...paragraphs.slice(-LAST)], timezone);
  const signOff = readSignOff(paragraphs);
  const found: NewsReportParts = {
    dateline,
    opening: paragraphs[at],
    dated: dateline && dateOfDateline(dateline, [...references, ...timestamps], timezone),
    // A date without a word such as `Published` may belong to the text itself.
    timestamp: timestamps.find(({ isMarked }) => isMarked),
    signature: bylineIn(above) ?? signOff,
    signOff,
    lead: leadOf(paragraphs.slice(at), dateline?.length ?? 0),
  };
  return {
    lead: oneLine(found.lead.text),
    derivations: toDerivations(copy, found),
    ...defined({
      label: dateline?.label,
      authors: found.signature?.authors,
      published: (found.dated ?? found.timestamp)?.instant,
      dateline: dateline?.place,
      credit: dateline?.credit ?? signOff?.credit,
    }),
  };
}

/** The number of last paragraphs in which a timestamp is looked for. */
const LAST = 3;

type NewsReportParts = {
  readonly dateline: FoundDateline | undefined;
  /** The paragraph with the dateline, or the first one if there is no dateline. */
  readonly opening: Paragraph | undefined;
  readonly dated: ResolvedDate | undefined;
  readonly timestamp: TimestampInText | undefined;
  readonly signature: SignOff | undefined;
  readonly signOff: SignOff | undefined;
  readonly lead: Paragraph;
};

function toDerivations(
  copy: Copy,
  { dateline, opening, dated, timestamp, signature, signOff, lead }: NewsReportParts,
): Record<string, Derivation> {
  const derivations: Record<string, Derivation> = {};
  const note = (
    field: string,
    value: string | undefined,
    rule: string,
    paragraph: Paragraph | undefined,
    excerpt = "",
  ) => {
    if (value === undefined || value === "" || paragraph === undefined) return;
    derivations[field] = { field, value, rule, ...placeIn(copy, paragraph.at, excerpt) };
  };
  note(
    "published",
    timestamp && toRfc3339(timestamp.instant),
    "timestamp beside the text",
    timestamp?.paragraph,
    timestamp?.paragraph.text,
  );
  const names = signature?.authors && namesOf(signature.authors);
  note("authors", names, signature === signOff ? "sign-off" : "byline", signature?.paragraph);
  note("credit", signOff?.credit, "sign-off", signOff?.paragraph, signOff?.credit);
  if (dateline !== undefined) {
    const rule = `dateline ${dateline.shape}`;
    const excerpt = opening?.text.slice(0, dateline.length);
    note("dateline", dateline.place, rule, opening, excerpt);
    note("credit", dateline.credit, rule, opening, excerpt);
    note("label", dateline.label, "label before the dateline", opening, dateline.label);
    note("published", dated && toRfc3339(dated.instant), rule + (dated?.how ?? ""), opening, excerpt);
  }
  note("title", headlineFrom(oneLine(lead.text)), "headline from the lead", lead, lead.text);
  return derivations;
}

/**
 * Returns the text after the dateline. If there is no dateline, or it is alone on its line, returns the first
 * paragraph of prose.
 */
function leadOf(paragraphs: readonly Paragraph[], length: number): Paragraph {
  const [opening, ...others] = paragraphs;
  const text = opening?.text.slice(length) ?? "";
  if (opening !== undefined && length > 0 && text.trim() !== "") return { text, at: opening.at };
  const below = (length > 0 ? others : paragraphs).slice(0, MAX_OPENING);
  const lead = leadAmong(below.map((one) => oneLine(one.text)));
  return below.find((one) => oneLine(one.text) === lead) ?? { text: "", at: 0 };
}

/** The number of paragraphs in which the lead is looked for. */
const MAX_OPENING = 24;

/**
 * Returns true for text that is no headline, summary point or note. A dateline below such text belongs to a
 * quotation.
 */
function isBodyText(text: string): boolean {
  return !isNote(text) && (endsSentence(text) || text.endsWith(":") || text.length > 200);
}

/** Returns true for a note about the report, such as an editors' note. */
function isNote(text: string): boolean {
  return /^(?:[([*]|Eds?\b|EDS\b|Editors?['’]?s? note|Note to editors)/iu.test(text);
}

function bylineIn(paragraphs: readonly Paragraph[]): SignOff | undefined {
  for (const paragraph of paragraphs) {
    const authors = readByline(paragraph.text)?.authors;
    if (authors !== undefined) return { authors, paragraph };
  }
  return undefined;
}

type TimestampInText = ReferenceDate & { readonly isMarked: boolean; readonly paragraph: Paragraph };

function timestampsIn(paragraphs: readonly Paragraph[], timezone: string): TimestampInText[] {
  return paragraphs.flatMap((paragraph) => {
    const text = oneLine(paragraph.text);
    const timestamp =
      (text.length > 120 ? undefined : readTimestamp(text, timezone)) ?? readClosingDate(text, timezone);
    return timestamp === undefined
      ? []
      : [{ instant: timestamp.published, name: "a timestamp", isMarked: timestamp.isMarked, paragraph }];
  });
}

type ResolvedDate = { readonly instant: Instant; readonly how: string };

function dateOfDateline(
  { published, day }: Dateline,
  references: readonly ReferenceDate[],
  timezone: string,
): ResolvedDate | undefined {
  if (published !== undefined) return { instant: published, how: "" };
  const [reference] = references;
  return day === undefined || reference === undefined ? undefined : inYear(day, reference, timezone);
}

function inYear(
  day: DayOfYear,
  { instant, name }: ReferenceDate,
  timezone: string,
): ResolvedDate | undefined {
  const found = inYearOf(day, instant, timezone);
  return found === undefined ? undefined : { instant: found, how: `, its year from ${name}` };
}
