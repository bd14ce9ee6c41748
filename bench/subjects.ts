/** What is measured: each row of the report, made to answer as it should before anything is timed. */

import { FORMATS, type Format } from "../src/model/format.ts";
import { ARTICLE_COUNT } from "./articles.ts";
import type { Question } from "./load.ts";
import type { Documents } from "./prepare.ts";
import type { Server } from "./workerd.ts";

export type Servers = Readonly<Record<"constant" | "spliced" | "rendered", Server>>;

export type SubjectName = keyof Servers | "spliced 304" | "spliced Atom" | "spliced JSON";

export type Subject = { readonly name: SubjectName; readonly pid: number; readonly question: Question };

/** Throws if a Worker does not do what it is here for. */
export async function subjectsOn({ constant, spliced, rendered }: Servers, documents: Documents): Promise<Subject[]> {
  const { rss, atom, json } = documents;
  return [
    await wholeDocument("constant", constant, "rss", exactly(rss)),
    await wholeDocument("spliced", spliced, "rss", exactly(rss)),
    await wholeDocument("rendered", rendered, "rss", about(rss)),
    await notModified("spliced 304", spliced, "rss"),
    await wholeDocument("spliced Atom", spliced, "atom", exactly(atom)),
    await wholeDocument("spliced JSON", spliced, "json", exactly(json)),
  ];
}

type LengthCheck = { readonly holds: (length: number) => boolean; readonly words: string };

function exactly({ length }: Uint8Array): LengthCheck {
  return { holds: (found) => found === length, words: `${length} bytes` };
}

/** Another renderer says the same in other words, but not in a tenth more or fewer. */
function about({ length }: Uint8Array): LengthCheck {
  return { holds: (found) => Math.abs(found - length) < length / 10, words: `about ${length} bytes` };
}

async function wholeDocument(name: SubjectName, server: Server, format: Format, length: LengthCheck): Promise<Subject> {
  const { path, response, body } = await fetchDocument(server, format);
  insist(response.status === 200, name, `status ${response.status}`, "200");
  insist(length.holds(body.length), name, `${body.length} bytes`, length.words);
  const entries = countEntries(new TextDecoder().decode(body), format);
  insist(entries === ARTICLE_COUNT, name, `${entries} entries`, `${ARTICLE_COUNT}`);
  const expected = { status: 200, length: body.length };
  return { name, pid: server.pid, question: { port: server.port, path, headers: {}, expected } };
}

async function notModified(name: SubjectName, server: Server, format: Format): Promise<Subject> {
  const current = (await fetchDocument(server, format)).response.headers.get("ETag");
  const headers = { "If-None-Match": current ?? "" };
  const { path, response } = await fetchDocument(server, format, headers);
  insist(response.status === 304, name, `status ${response.status} to If-None-Match: ${current}`, "304");
  return { name, pid: server.pid, question: { port: server.port, path, headers, expected: { status: 304, length: 0 } } };
}

async function fetchDocument({ port }: Server, format: Format, headers: Record<string, string> = {}) {
  const path = `/${FORMATS[format].document}`;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { path, response, body: new Uint8Array(await response.arrayBuffer()) };
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
