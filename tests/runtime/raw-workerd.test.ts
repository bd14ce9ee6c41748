/**
 * RFC 9110 9.3.2 and 15.4.5 on the wire. workerd runs alone, because the local server around it adds headers
 * of its own.
 */

import { rm } from "node:fs/promises";
import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../bench/bundle.ts";
import { writePack } from "../../bench/pack.ts";
import { type Server, startWorkerd } from "../../bench/workerd.ts";
import { lastingFolderOf } from "../support/seeds.ts";

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await lastingFolderOf({});
  await writePack(folder, 50);
  server = await startWorkerd(await bundle("spliced", folder));
});

afterAll(async () => {
  server?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Answer = {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
};

async function ask(method: string, path: string, headers: OutgoingHttpHeaders): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port: server.port, method, path, headers }, resolve)
      .on("error", reject)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { date: _, ...rest } = message.headers;
  return { status: message.statusCode, headers: rest, body: Buffer.concat(chunks) };
}

const PATHS = [
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/feed",
  "/atom.xml?limit=3",
  "/archive/1/feed.json",
  "/",
  "/feeds.opml",
];

describe.each([{ "Accept-Encoding": "gzip" }, { "Accept-Encoding": "identity" }])("with %j", (coding) => {
  it.each(PATHS)("HEAD %s has GET's status and headers, Content-Length included", async (path) => {
    const [get, head] = [await ask("GET", path, coding), await ask("HEAD", path, coding)];
    expect(get.status).toBe(200);
    expect([head.status, head.headers]).toEqual([get.status, get.headers]);
    expect(head.body.length).toBe(0);
    expect(Number(head.headers["content-length"])).toBe(get.body.length);
  });

  it.each(PATHS)("%s answers its own tag with 304, the headers of a 200, and no body", async (path) => {
    const full = await ask("GET", path, coding);
    const { status, headers, body } = await ask("GET", path, {
      ...coding,
      "If-None-Match": String(full.headers.etag),
    });
    expect([status, body.length]).toEqual([304, 0]);
    const { "content-type": _, "content-length": __, "content-encoding": ___, ...rest } = full.headers;
    expect(headers).toEqual(expect.objectContaining(rest));
  });
});

describe("RFC 9110 5.3 and 13.1.2: If-None-Match on several lines", () => {
  it("is one list", async () => {
    const tag = String((await ask("GET", "/rss.xml", {})).headers.etag);
    expect((await ask("GET", "/rss.xml", { "If-None-Match": ['"a"', tag] })).status).toBe(304);
    expect((await ask("GET", "/rss.xml", { "If-None-Match": ['"a"', '"b"'] })).status).toBe(200);
  });
});

describe("a gzip body", () => {
  it.each(["/rss.xml", "/atom.xml", "/feed.json"])("of %s is sent unchanged", async (path) => {
    const [coded, plain] = [
      await ask("GET", path, { "Accept-Encoding": "gzip" }),
      await ask("GET", path, {}),
    ];
    expect(coded.headers["content-encoding"]).toBe("gzip");
    expect(Buffer.compare(gunzipSync(coded.body), plain.body)).toBe(0);
  });
});

describe("a Host header that is not the site's", () => {
  it.each(["/rss.xml", "/", "/nowhere"])("gets noindex at %s, also with 304", async (path) => {
    const Host = "1a2b3c4d-seedcast.alice.workers.dev";
    const full = await ask("GET", path, { Host });
    expect(full.headers["x-robots-tag"]).toBe("noindex");
    const again = await ask("GET", path, { Host, "If-None-Match": String(full.headers.etag) });
    expect(again.headers["x-robots-tag"]).toBe("noindex");
    expect((await ask("GET", path, {})).headers).not.toHaveProperty("x-robots-tag");
  });
});

describe("two responses that are made one after the other", () => {
  it.each([10, 100_000, 1_000_000])("have their own bytes, %i of them", async (length) => {
    const entry = join(import.meta.dirname, "../support/two-bodies.ts");
    const worker = await startWorkerd(await bundle("two-bodies", folder, entry));
    try {
      const answer = await fetch(`http://127.0.0.1:${worker.port}/?length=${length}`);
      const part = "x".repeat(length);
      expect(await answer.json()).toEqual([`first${part}first`, `second${part}second`]);
    } finally {
      worker.stop();
    }
  });
});
