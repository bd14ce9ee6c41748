/** Imports from addresses. A server on this machine is the old site. */

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { type Answer, compiledIn, importInto, importText, seedsIn, serve } from "../support/import.ts";
import { folderOf } from "../support/seeds.ts";

const DAY = 86_400_000;
const XML = { "Content-Type": "application/rss+xml" };

/** Returns a feed. `{ tides: 3 }` is an entry with the guid `tides`, dated 3 May. */
function rss(items: Readonly<Record<string, number>>, head = ""): string {
  const entries = Object.entries(items).map(
    ([name, day]) =>
      `<item><title>${name}</title><guid isPermaLink="false">${name}</guid><link>/posts/${name}</link><pubDate>${new Date(Date.UTC(2024, 4, 1) + day * DAY).toUTCString()}</pubDate><description>&lt;p&gt;On ${name}.&lt;/p&gt;</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Posts</title>${head}${entries.join("")}</channel></rss>`;
}
const link = (rel: string, href: string) => `<atom:link rel="${rel}" href="${href}"/>`;
const xml = (text: string) => new Response(text, { headers: XML });
const missing = () => new Response("", { status: 404 });

async function importFrom(path: string, answer: Answer) {
  const server = await serve(answer);
  const run = await importInto(await folderOf({}), server.origin + path);
  const plain = (text: string) => text.replaceAll(server.origin, "");
  return {
    ...run,
    ...server,
    printed: run.printed.map(plain),
    wrong: run.failures.map((one) => plain(describeProblem(one))),
    guids: Object.values(seedsIn(run.folder)).map((seed) => /^guid: (.*)$/m.exec(seed)?.[1]),
  };
}

describe("a feed at an address", () => {
  it("is fetched once with a User-Agent of seedcast, and is the base of relative addresses", async () => {
    const { asked, agents, origin, folder, redirects } = await importFrom("/feed/", () =>
      xml(rss({ tides: 1 })),
    );
    expect([asked, agents]).toEqual([["/feed/"], [expect.stringContaining("seedcast")]]);
    expect(Object.fromEntries(redirects)).toEqual({
      "/posts/tides": "/articles/tides",
      "/feed/": "/rss.xml",
    });
    expect(await compiledIn(folder, origin)).toMatchObject([{ slug: "tides", id: "tides" }]);
  });

  it("is read through redirects, from gzip, in the encoding of its Content-Type", async () => {
    const text = rss({ sjø: 1 }).replace('<?xml version="1.0"?>', "");
    const { guids, printed } = await importFrom("/old", (path) =>
      path === "/old"
        ? new Response(null, { status: 301, headers: { Location: "/new" } })
        : new Response(gzipSync(Buffer.from(text, "latin1")), {
            headers: { "Content-Type": "text/xml; charset=ISO-8859-1", "Content-Encoding": "gzip" },
          }),
    );
    expect([guids, printed]).toEqual([["sjø"], ["/old: 1 entry"]]);
  });

  it.each<[string, Answer, string]>([
    ["it does not exist", missing, "/feed: 404 Not Found; expected a feed"],
    [
      "it is not a feed",
      () => new Response("Hello."),
      "/feed: neither RSS, Atom, JSON Feed nor OPML; expected a feed",
    ],
    [
      "it is too large",
      () =>
        new Response(gzipSync(Buffer.alloc(33 * 1024 * 1024)), { headers: { "Content-Encoding": "gzip" } }),
      "/feed: more than 32 MiB; expected a smaller answer; a downloaded file may have up to 256 MiB",
    ],
    [
      "it redirects to itself",
      () => new Response(null, { status: 302, headers: { Location: "/feed" } }),
      "/feed: redirect count exceeded; expected an answer",
    ],
    [
      "it redirects to a file",
      () => new Response(null, { status: 302, headers: { Location: "file:///etc/passwd" } }),
      "/feed: URL scheme must be a HTTP(S) scheme; expected an answer",
    ],
  ])("is reported if %s", async (_, answer, problem) => {
    const { wrong, written } = await importFrom("/feed", answer);
    expect([wrong, written]).toEqual([[problem], []]);
  });

  it("is reported if no server answers", async () => {
    const { failures } = await importInto(await folderOf({}), "http://127.0.0.1:9/feed");
    expect(failures.map(describeProblem)).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/feed: .+; expected an answer$/),
    ]);
  });
});

describe("an HTML page", () => {
  it("is replaced by the first feed that it names, and a line reports it", async () => {
    const page = `<!doctype html><head><base href="/blog/"><link rel="alternate" hreflang="nn" href="/nn"><link rel="alternate" type="application/rss+xml" href="feed"><link rel="alternate" type="application/atom+xml" href="comments"></head>`;
    const { guids, printed } = await importFrom("/", (path) =>
      path === "/" ? new Response(page) : xml(rss({ tides: 1 })),
    );
    expect(guids).toEqual(["tides"]);
    expect(printed).toEqual([
      "/: a page; importing its feed /blog/feed, not /blog/comments",
      "/blog/feed: 1 entry",
    ]);
  });

  it("that names itself as its feed is fetched twice and refused", async () => {
    const page = `<html><link rel="alternate" type="application/rss+xml" href="/"></html>`;
    const { asked, wrong } = await importFrom("/", () => new Response(page));
    expect(asked).toHaveLength(2);
    expect(wrong).toEqual(["/: an HTML page that names no feed; expected the address of a feed"]);
  });
});

describe("older entries", () => {
  it.each(["prev-archive", "next"])(
    "are found by rel=%s (RFC 5005), each once, and never in a circle",
    async (rel) => {
      const { guids, asked, wrong } = await importFrom("/rss", (path) => {
        if (path === "/rss") return xml(rss({ c: 3, b: 2 }, link(rel, "/rss/1")));
        // Repeats an entry, as paged feeds do, and links back to the first document.
        return xml(rss({ b: 2, a: 1 }, link(rel, "/rss#top") + link(rel, "/rss/1")));
      });
      expect([guids, asked, wrong]).toEqual([["a", "b", "c"], ["/rss", "/rss/1"], []]);
    },
  );

  it("are found by JSON Feed's next_url", async () => {
    const json = (id: string, next?: string) =>
      Response.json({
        version: "https://jsonfeed.org/version/1.1",
        title: "Posts",
        next_url: next,
        items: [{ id, content_text: `On ${id}.`, date_published: `2024-05-0${id}T00:00:00Z` }],
      });
    const { guids } = await importFrom("/feed.json", (path) =>
      path === "/feed.json" ? json("2", "?page=2") : json("1"),
    );
    expect(guids).toEqual(['"1"', '"2"']);
  });

  it("are found on WordPress without links, until it answers 404", async () => {
    const generator = "<generator>https://wordpress.org/?v=6.5</generator>";
    const { guids, asked, wrong } = await importFrom("/feed/", (path) => {
      if (path === "/feed/") return xml(rss({ c: 3 }, generator));
      if (path === "/feed/?paged=2") return xml(rss({ b: 2 }, generator));
      return path === "/feed/?paged=3" ? xml(rss({ a: 1 }, generator)) : missing();
    });
    expect([guids, wrong]).toEqual([["a", "b", "c"], []]);
    expect(asked).toEqual(["/feed/", "/feed/?paged=2", "/feed/?paged=3", "/feed/?paged=4"]);
  });

  it("of another site are not imported, and are reported", async () => {
    const { guids, wrong } = await importFrom("/rss", () =>
      xml(rss({ a: 1 }, link("next", "http://other.example/rss"))),
    );
    expect([guids, wrong]).toEqual([
      ["a"],
      [
        "/rss: links to older entries at http://other.example/rss; expected the same site; import that address separately",
      ],
    ]);
  });

  it("are read from at most 200 documents", async () => {
    let page = 0;
    const { asked, wrong } = await importFrom("/rss", () => {
      page += 1;
      return xml(rss({ [`p${page}`]: 1 }, link("next", `/rss/${page}`)));
    });
    expect(asked).toHaveLength(200);
    expect(wrong).toEqual(["/rss: more than 200 documents; expected fewer; import /rss/200 separately"]);
  });

  it("that cannot be read do not stop the others, and a later run imports them", async () => {
    let broken = true;
    const answer: Answer = (path) => {
      if (path === "/rss") return xml(rss({ b: 2 }, link("next", "/rss/1")));
      return broken ? new Response("", { status: 503 }) : xml(rss({ a: 1 }));
    };
    const { guids, wrong, folder, origin } = await importFrom("/rss", answer);
    expect([guids, wrong]).toEqual([["b"], ["/rss/1: 503 Service Unavailable; expected a feed"]]);
    broken = false;
    const again = await importInto(folder, `${origin}/rss`);
    expect([again.written.length, again.alreadyHere, again.failures]).toEqual([1, 1, []]);
  });
});

describe("an OPML document", () => {
  it("imports each of its feeds into a folder of its own, and a failed feed does not stop the others", async () => {
    const opml = `<opml version="2.0"><head/><body><outline text="North"><outline text="Harbour &amp; quay" xmlUrl="/a"/><outline text="Gone" xmlUrl="/gone"/></outline><outline title="Harbour &amp; quay" text="x" xmlUrl="/b"/><outline text="No feed"/></body></opml>`;
    const { folder, wrong, printed } = await importFrom("/feeds.opml", (path) => {
      if (path === "/feeds.opml") return new Response(opml);
      return path === "/gone" ? missing() : xml(rss({ tides: 1, [`only${path.slice(1)}`]: 2 }));
    });
    expect(Object.keys(seedsIn(folder))).toEqual([
      "harbour-quay-2/2024-05-03-onlyb.html",
      "harbour-quay/2024-05-02-tides.html",
      "harbour-quay/2024-05-03-onlya.html",
    ]);
    expect(wrong).toEqual(["/gone: 404 Not Found; expected a feed"]);
    expect(printed).toEqual(["/feeds.opml: a list of 3 feeds", "/a: 2 entries", "/b: 2 entries"]);
    await compiledIn(folder);
  });
});

describe("a dry run", () => {
  it("prints the names of files and writes nothing", async () => {
    const { origin } = await serve(() => xml(rss({ tides: 1 })));
    const folder = await folderOf({});
    const run = await importInto(folder, `${origin}/rss`, { dryRun: true });
    expect(run.written).toEqual([`${folder}/2024-05-02-tides.html`]);
    expect(seedsIn(folder)).toEqual({});
  });
});

describe("redirects", () => {
  it("are not proposed if _site.yaml has them already, or if the path is the site's own", async () => {
    const { origin } = await serve(() => xml(rss({ tides: 1, gale: 2 }, link("self", "/rss.xml"))));
    const folder = await folderOf({ "_site.yaml": "title: Posts\n" });
    const first = await importInto(folder, `${origin}/rss.xml`);
    expect([...first.redirects]).toEqual([
      ["/posts/tides", "/articles/tides"],
      ["/posts/gale", "/articles/gale"],
    ]);
    const again = await folderOf({
      ...seedsIn(folder),
      "_site.yaml": "redirects: { /Posts/Tides/: /articles/tides }\n",
    });
    expect([...(await importInto(again, `${origin}/rss.xml`)).redirects]).toEqual([
      ["/posts/gale", "/articles/gale"],
    ]);
  });

  it("are not proposed for an old address with a query, because its path is that of many entries", async () => {
    const { redirects } = await importText(
      "<rss><channel><item><title>Tides</title><link>https://log.example/index.php?p=1</link><pubDate>Sat, 04 May 2024 00:00:00 GMT</pubDate><description>Text.</description></item></channel></rss>",
    );
    expect([...redirects]).toEqual([]);
  });
});
