/** Requirement 37: byte ranges of sound and film, from Static Assets through the real Worker. */

import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { describe, expect, it } from "vitest";
import { lastingFolderOf } from "../support/seeds.ts";
import { workerOn } from "../support/worker.ts";

const LENGTH = 1_000_003;
/** The first bytes of an MP4 file, and then a pattern in which each part differs from the next. */
const FILM = Buffer.from(Uint8Array.from({ length: LENGTH }, (_, at) => (at * 31 + (at >> 8)) % 256));
FILM.write("\0\0\0\x18ftypisom", "latin1");
const EPISODE = Buffer.concat([Buffer.from("ID3"), Buffer.alloc(5_000, "harbour")]);

const worker = workerOn(() =>
  lastingFolderOf({
    "ferry.html": `---\ntitle: The ferry\ndate: 2024-05-04\n---\n<p>Watch it dock.</p><video controls src="ferry.mp4"></video>\n`,
    "ferry.mp4": FILM,
    "_public/old/episode 1.mp3": EPISODE,
  }),
);

type Answer = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
};

async function ask(path: string, headers: OutgoingHttpHeaders = {}, method = "GET"): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(path, worker.url()), { method, headers, agent: false }, resolve)
      .on("error", reject)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return { status: message.statusCode, headers: message.headers, body: Buffer.concat(chunks) };
}

async function filmPath(): Promise<string> {
  const { body } = await ask("/articles/ferry");
  const [path] = /\/media\/ferry-[0-9a-f]{16}\.mp4/.exec(body.toString()) ?? [];
  return path ?? "the page has no film";
}

describe("requirement 37: a film under /media/ answers byte ranges", () => {
  it.each([
    ["bytes=0-1", 0, 1],
    ["bytes=0-", 0, LENGTH - 1],
    ["bytes=500-", 500, LENGTH - 1],
    ["bytes=-500", LENGTH - 500, LENGTH - 1],
    ["bytes=300000-900000", 300_000, 900_000],
    [`bytes=${LENGTH - 1}-${LENGTH + 99}`, LENGTH - 1, LENGTH - 1],
  ])("%s with 206", async (range, first, last) => {
    const { status, headers, body } = await ask(await filmPath(), { Range: range });
    expect(status).toBe(206);
    expect(headers).toMatchObject({
      "content-range": `bytes ${first}-${last}/${LENGTH}`,
      "content-length": String(last - first + 1),
      "accept-ranges": "bytes",
      "content-type": "video/mp4",
      "cache-control": "public, max-age=31536000, immutable",
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    expect(headers.etag).toMatch(/^".+"$/);
    expect(Buffer.compare(body, FILM.subarray(first, last + 1))).toBe(0);
  });

  it.each([
    ["no range", {}],
    ["several ranges", { Range: "bytes=0-1,5-6" }],
    ["a range that is not valid", { Range: "bytes=5-4" }],
    ["another unit", { Range: "seconds=1-2" }],
    ["the tag of another version in If-Range", { Range: "bytes=0-1", "If-Range": '"other"' }],
    ["a date in If-Range", { Range: "bytes=0-1", "If-Range": "Sun, 06 Nov 1994 08:49:37 GMT" }],
  ])("%s with the whole file and 200", async (_, asked) => {
    const { status, headers, body } = await ask(await filmPath(), asked);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "accept-ranges": "bytes", "content-length": String(LENGTH) });
    expect(headers["content-range"]).toBeUndefined();
    expect(Buffer.compare(body, FILM)).toBe(0);
  });

  it("after If-Range with the present tag, but not with its weak form", async () => {
    const path = await filmPath();
    const { headers } = await ask(path, {}, "HEAD");
    const statusWith = async (tag: string) =>
      (await ask(path, { Range: "bytes=0-1", "If-Range": tag })).status;
    expect(await statusWith(headers.etag ?? "")).toBe(206);
    expect(await statusWith(`W/${headers.etag}`)).toBe(200);
  });

  it("with 416 if it has none of the bytes", async () => {
    const { status, headers, body } = await ask(await filmPath(), { Range: `bytes=${LENGTH}-` });
    expect(status).toBe(416);
    expect(headers).toMatchObject({
      "content-range": `bytes */${LENGTH}`,
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "access-control-allow-origin": "*",
    });
    expect(JSON.parse(body.toString())).toMatchObject({ status: 416, title: "Range Not Satisfiable" });
  });

  it("HEAD with the headers of GET, and no range", async () => {
    const path = await filmPath();
    const [get, head] = [await ask(path), await ask(path, { Range: "bytes=0-1" }, "HEAD")];
    const { date: _, ...headers } = get.headers;
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers).toMatchObject(headers);
    expect(head.headers["content-length"]).toBe(String(LENGTH));
  });

  it("its own tag with 304, in a list and with a range too, and another tag in If-Match with 412", async () => {
    const path = await filmPath();
    const { etag = "" } = (await ask(path, {}, "HEAD")).headers;
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const { status, headers, body } = await ask(path, { "If-None-Match": tags, Range: "bytes=0-1" });
      expect([status, body.length, headers.etag], tags).toEqual([304, 0, etag]);
      expect(headers["cache-control"]).toContain("immutable");
    }
    expect((await ask(path, { "If-Match": '"other"' })).status).toBe(412);
    expect((await ask(path, { "If-Match": etag, Range: "bytes=0-1" })).status).toBe(206);
  });

  it("the next request after a client has left early", async () => {
    const path = await filmPath();
    await new Promise<void>((resolve, reject) => {
      const early = request(new URL(path, worker.url()), { agent: false }, (message) => {
        message.once("data", () => {
          early.destroy();
          resolve();
        });
      });
      early.on("error", reject).end();
    });
    expect((await ask(path, { Range: "bytes=0-1" })).status).toBe(206);
  });
});

describe("sound in _public/", () => {
  it("answers byte ranges at its own address", async () => {
    const { status, headers, body } = await ask("/old/episode%201.mp3", { Range: "bytes=-10" });
    expect([status, headers["content-range"]]).toEqual([206, "bytes 4993-5002/5003"]);
    expect(headers["content-type"]).toBe("audio/mpeg");
    expect(headers["cache-control"]).toBe("public, max-age=300");
    expect(Buffer.compare(body, EPISODE.subarray(-10))).toBe(0);
  });
});

describe("other requests for sound and film", () => {
  it("that is missing is refused by the Worker, for a minute", async () => {
    for (const path of ["/media/ferry-0000000000000000.mp4", "/nowhere.mp3", "/%ff.mp3", "/a/b/c.webm"]) {
      const { status, headers } = await ask(path, { Range: "bytes=0-1" });
      expect([status, headers["content-type"]], path).toEqual([404, "application/problem+json"]);
      expect(headers["cache-control"]).toMatch(/^public, max-age=\d{1,2}$/);
    }
  });

  it("with an encoded name is redirected as Static Assets redirect files", async () => {
    const { status, headers } = await ask("/%6fld/episode%201.mp3");
    expect([status, headers.location]).toEqual([307, "/old/episode%201.mp3"]);
  });

  it("refuses methods that write, and answers a CORS preflight", async () => {
    expect((await ask(await filmPath(), {}, "PUT")).status).toBe(405);
    expect((await ask(await filmPath(), {}, "OPTIONS")).status).toBe(204);
  });

  it.each(["GET", "PUT"])("answers %s on a host that is not the site's with noindex", async (method) => {
    const { headers } = await ask(await filmPath(), { Host: "preview.example" }, method);
    expect(headers["x-robots-tag"]).toBe("noindex");
  });
});
