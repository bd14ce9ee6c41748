/** The measured subjects, one for each row of the report. Checks that each answers correctly before anything is timed. */

import { gunzipSync } from "node:zlib";
import type { ContentCoding } from "../src/edge/negotiate.ts";
import { FORMATS, type Format } from "../src/model/format.ts";
import type { BodyTransfer } from "./answer.ts";
import { ARTICLE_COUNT } from "./articles.ts";
import { get } from "./get.ts";
import type { LoadRequest } from "./load.ts";
import type { Documents } from "./prepare.ts";
import type { Server } from "./workerd.ts";

export type Servers = Readonly<Record<"constant" | "spliced" | "rendered" | "compressed", Server>>;

export type SubjectName =
  | Exclude<keyof Servers, "compressed">
  | "spliced 304"
  | "spliced Atom"
  | "spliced Atom gzip"
  | "compressed Atom"
  | "spliced JSON"
  | "spliced JSON gzip";

export type Subject = { readonly name: SubjectName; readonly pid: number; readonly question: LoadRequest };

/** Returns the subjects. Throws if a Worker answers wrongly. */
export async function subjectsOn(
  { constant, spliced, rendered, compressed }: Servers,
  documents: Documents,
): Promise<Subject[]> {
  const { rss, atom, json } = documents;
  return [
    await wholeDocument("constant", constant, "rss", exactly(rss), PLAIN),
    await wholeDocument("spliced", spliced, "rss", exactly(rss), PLAIN),
    await wholeDocument("rendered", rendered, "rss", about(rss), PLAIN),
    await notModified("spliced 304", spliced, "rss"),
    await wholeDocument("spliced Atom", spliced, "atom", exactly(atom), PLAIN),
    await wholeDocument("spliced Atom gzip", spliced, "atom", exactly(atom), GZIP),
    await wholeDocument("compressed Atom", compressed, "atom", exactly(atom), GZIP_STREAM),
    await wholeDocument("spliced JSON", spliced, "json", exactly(json), PLAIN),
    await wholeDocument("spliced JSON gzip", spliced, "json", exactly(json), GZIP),
  ];
}

const PLAIN: BodyTransfer = { contentCoding: "identity", framing: "length" };
const GZIP: BodyTransfer = { contentCoding: "gzip", framing: "length" };
const GZIP_STREAM: BodyTransfer = { contentCoding: "gzip", framing: "chunks" };

/** The request headers for each coding. A reader that wants plain bytes sends none. */
const ASKING: Readonly<Record<ContentCoding, LoadRequest["headers"]>> = {
  identity: {},
  gzip: { "Accept-Encoding": "gzip" },
};

/** A check of a decoded document, and its expectation in words. */
type ContentCheck = { readonly holds: (content: Uint8Array) => boolean; readonly words: string };

function exactly(document: Uint8Array): ContentCheck {
  return {
    holds: (content) => Buffer.compare(content, document) === 0,
    words: `the app's own, of ${document.length} bytes`,
  };
}

/** Accepts a length within a tenth, because another renderer prints the same entries slightly differently. */
function about({ length }: Uint8Array): ContentCheck {
  return {
    holds: (content) => Math.abs(content.length - length) < length / 10,
    words: `one of about ${length} bytes`,
  };
}

async function wholeDocument(
  name: SubjectName,
  { pid, port }: Server,
  format: Format,
  check: ContentCheck,
  sending: BodyTransfer,
): Promise<Subject> {
  const asked = { port, path: pathOf(format), headers: ASKING[sending.contentCoding] };
  const { statusCode, headers, body } = await get(asked);
  insist(statusCode === 200, name, `status ${statusCode}`, "200");
  const { "content-encoding": coding = "identity", "content-length": length } = headers;
  insist(coding === sending.contentCoding, name, `Content-Encoding ${coding}`, sending.contentCoding);
  const framed = sending.framing === "length" ? String(body.length) : undefined;
  insist(length === framed, name, `Content-Length ${length}`, framed ?? "none, but chunks");
  const content = sending.contentCoding === "gzip" ? gunzipSync(body) : body;
  insist(check.holds(content), name, `a document of ${content.length} bytes`, check.words);
  const entries = countEntries(content.toString(), format);
  insist(entries === ARTICLE_COUNT, name, `${entries} entries`, `${ARTICLE_COUNT}`);
  return { name, pid, question: { ...asked, expected: { status: 200, length: body.length, ...sending } } };
}

async function notModified(name: SubjectName, { pid, port }: Server, format: Format): Promise<Subject> {
  const path = pathOf(format);
  const current = (await get({ port, path, headers: {} })).headers.etag;
  const asked = { port, path, headers: { "If-None-Match": current ?? "" } };
  const { statusCode } = await get(asked);
  insist(statusCode === 304, name, `status ${statusCode} to If-None-Match: ${current}`, "304");
  return { name, pid, question: { ...asked, expected: { status: 304, length: 0, ...PLAIN } } };
}

function pathOf(format: Format): string {
  return `/${FORMATS[format].document}`;
}

function countEntries(text: string, format: Format): number {
  switch (format) {
    case "rss":
      return text.split("<item>").length - 1;
    case "atom":
      return text.split("<entry").length - 1;
    case "json":
      return JSON.parse(text).items.length;
    default:
      return format satisfies never;
  }
}

function insist(holds: boolean, name: SubjectName, found: string, expected: string): void {
  if (!holds) throw new Error(`${name}: ${found}; expected ${expected}`);
}
