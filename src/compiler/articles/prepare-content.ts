/**
 * Prepares an article's content: cleans the HTML, checks the limits, and finds the plain text, the lead (the
 * report's first paragraph) and the lead image.
 */

import type { Article } from "../../model/article.ts";
import { escapeMarkup, oneLine } from "../../model/text.ts";
import { holdDepth, holdMarks, holdTables } from "../content/html-limits.ts";
import { illustrate } from "../content/lead-image.ts";
import type { Links } from "../content/links.ts";
import { withOwnIds } from "../content/own-ids.ts";
import { openingParagraphs, paragraphsOf, plainText } from "../content/plain-text.ts";
import { type RecordedContent, withRecording } from "../content/recording.ts";
import { sanitize } from "../content/sanitize.ts";
import { OverLimit } from "../ground/file-limits.ts";
import { errorAt, type Problem, quote, warningAt } from "../ground/problem.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import { leadAmong } from "../parse/prose.ts";
import { writtenRecording } from "./written-recording.ts";

/**
 * The maximum length of the content in characters. A short file can produce so much content that later
 * parsers fail.
 */
const MAX_CONTENT = 4 * 1024 * 1024;

export type PreparedContent = {
  /** The content: sanitised HTML, with the label above the report. */
  readonly html: string;
  readonly text: string;
  /** The paragraphs without the label. */
  readonly paragraphs: readonly string[];
  /** The lead, for the headline and the summary, on one line. May be empty. */
  readonly lead: string;
  readonly image?: Article["image"];
} & Pick<RecordedContent, "recording" | "unmeasured" | "linked">;

/** A parsed file, with its unsanitised HTML and its path. */
export type WrittenContent = {
  readonly seed: SeedFields;
  readonly html: string;
  readonly path: string;
};

/** Prepares the content of an article. Throws `OverLimit` if the content is too long. */
export function prepareContent(
  { seed, html: written, path }: WrittenContent,
  links: Links,
  problems: Problem[],
): PreparedContent {
  holdDepth(written);
  const { html, dropped } = sanitize(withOwnIds(written, links.path.split("/").at(-1) ?? ""), links.resolve);
  if (html.length > MAX_CONTENT) throw tooLong(html.length, "HTML");
  holdMarks(html);
  holdTables(html);
  const text = plainText(html);
  if (text.length > MAX_CONTENT) throw tooLong(text.length, "text");
  if (dropped.length > 0)
    problems.push(warningAt({ path }, `removed: <${dropped.join(">, <")}>`, "plain article HTML"));
  const paragraphs = paragraphsOf(text);
  const { label } = seed;
  // RSS and Atom have no field for a label. As in print, it stands above the report, below the picture.
  const [labelled, labelledText] =
    label === undefined ? [html, text] : [`<p>${escapeMarkup(label)}</p>\n${html}`, `${label}\n\n${text}`];
  const recorded = withRecording(labelled, writtenRecording(seed, path, links, problems), links.fileAt);
  return {
    ...recorded,
    ...illustrate(recorded.html, writtenImage(seed, path, links, problems), links.fileAt),
    text: labelledText,
    paragraphs,
    lead: oneLine(
      seed.lead ??
        leadAmong(openingParagraphs(html)) ??
        leadAmong(openingParagraphs(html, "div")) ??
        leadAmong(paragraphs) ??
        "",
    ),
  };
}

/**
 * Returns the error for content that is too long. The file itself may be short, so the message names neither
 * a file nor a line.
 */
function tooLong(length: number, kind: "HTML" | "text"): OverLimit {
  return new OverLimit(`${length} characters of ${kind}`, `at most ${MAX_CONTENT}`);
}

/**
 * Returns the image that the front matter names, if browsers can load it. A missing file is reported together
 * with the other media.
 */
function writtenImage(
  { image, imageAlt: alt, lines }: SeedFields,
  path: string,
  links: Links,
  problems: Problem[],
): { readonly url: string; readonly alt: string | undefined } | undefined {
  if (image === undefined) return undefined;
  const url = links.resolve(image, "image")?.url;
  if (url !== undefined && /^https?:/.test(url)) return { url, alt };
  if (url !== undefined || links.refused.has(image)) {
    const place = { path, line: lines?.image };
    problems.push(
      errorAt(
        place,
        `image is ${quote(image)}`,
        "a file beside the article, or the http or https address of an image",
      ),
    );
  }
  return undefined;
}
