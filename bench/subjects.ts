/** The measured subjects: pairs of a server and a request. Checks each answer before anything is timed. */

import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Article } from "../src/model/article.ts";
import type { Site } from "../src/model/site.ts";
import { type Address, GROWING } from "./addresses.ts";
import type { BodyTransfer } from "./answer.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { get } from "./get.ts";
import type { LoadRequest } from "./load.ts";
import type { Server } from "./workerd.ts";

export type Subject = { readonly name: string; readonly pid: number; readonly question: LoadRequest };

/** Starts a process for a bundle. */
export type Start = (bundle: Bundle, v8Flags?: readonly string[]) => Promise<Server>;

/** The documents that are compared with constant bytes. */
const COMPARED: readonly Address[] = [
  { name: "gzip", path: "/rss.xml", headers: { "Accept-Encoding": "gzip" } },
  { name: "plain", path: "/rss.xml", headers: {} },
  { name: "304", path: "/rss.xml", headers: { "Accept-Encoding": "gzip" }, isKnown: true },
];

// A Response holds a copy of its body until V8 collects it. The constant Worker makes little other garbage,
// so a gigabyte of bodies would wait, and page faults would vary between rounds. V8 collects a small young
// generation early.
const LITTLE_GARBAGE = ["--max-semi-space-size=1"];

/** Returns the app's compared documents, each with a Worker that sends the same answer without any work. */
export async function comparedSubjects(app: Server, start: Start, folder: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const address of COMPARED) {
    const subject = await subjectOf(`app ${address.name}`, app, address);
    const { statusCode, headers, body } = await get(subject.question);
    const own = join(folder, address.name);
    mkdirSync(own);
    const kept = Object.entries(headers).filter(
      ([name]) => !/^(?:date|connection|content-length)$/.test(name),
    );
    await writeFile(join(own, "answer.json"), JSON.stringify({ status: statusCode, headers: kept }));
    await writeFile(join(own, "body.bin"), body);
    const constant = await start(await bundle("constant", own), LITTLE_GARBAGE);
    subjects.push(subject, await subjectOf(`constant ${address.name}`, constant, { ...address, path: "/" }));
  }
  return subjects;
}

/** Returns the same entries as they are usually rendered, with two libraries. */
export async function renderedSubjects(
  site: Site,
  articles: readonly Article[],
  start: Start,
  folder: string,
): Promise<Subject[]> {
  await writeFile(join(folder, "articles.json"), JSON.stringify({ site, articles }));
  const server = await start(await bundle("rendered", folder));
  return [
    await subjectOf("feed", server, { name: "feed", path: "/feed", headers: {} }),
    await subjectOf("feedsmith", server, { name: "feedsmith", path: "/feedsmith", headers: {} }),
  ];
}

/** Returns the requests whose cost must not grow, for one size of site. */
export async function growingSubjects(articles: number, app: Server): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const address of GROWING) subjects.push(await subjectOf(`${address.name} ${articles}`, app, address));
  return subjects;
}

async function subjectOf(name: string, { pid, port }: Server, { path, headers, isKnown }: Address) {
  const first = await get({ port, path, headers });
  const asked = isKnown
    ? { port, path, headers: { ...headers, "If-None-Match": String(first.headers.etag) } }
    : { port, path, headers };
  const { statusCode, headers: answered, body } = isKnown ? await get(asked) : first;
  const status = isKnown ? 304 : 200;
  insist(statusCode === status, name, `status ${statusCode}`, String(status));
  const contentCoding = answered["content-encoding"] === "gzip" ? "gzip" : "identity";
  if (contentCoding === "gzip" && status === 200) gunzipSync(body);
  const transfer: BodyTransfer = { contentCoding, framing: "length" };
  return { name, pid, question: { ...asked, expected: { status, length: body.length, ...transfer } } };
}

function insist(holds: boolean, name: string, found: string, expected: string): void {
  if (!holds) throw new Error(`${name}: ${found}; expected ${expected}`);
}
