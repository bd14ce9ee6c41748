/** Imports from addresses: a server of this machine plays the site that is left. */

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../../src/compiler/problem.ts";
import { type Answer, compiledIn, importInto, seedsIn, serve } from "../../support/import.ts";
import { folderOf } from "../../support/seeds.ts";

const DAY = 86_400_000;
const XML = { "Content-Type": "application/rss+xml" };

/** `{ tides: 3 }` is an entry with the guid `tides`, on the third day of May. */
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
    said: run.told.map(plain),
    wrong: run.failures.map((one) => plain(describeProblem(one))),
    guids: Object.values(seedsIn(run.folder)).map((seed) => /^guid: (.*)$/m.exec(seed)?.[1]),
  };
}

describe("a feed at an address", () => {
  it("is asked for once, by a name that says who asks, and gives addresses their start", async () => {
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

  it("is read through redirects, as gzip, in the encoding of its Content-Type", async () => {
    const text = rss({ sjø: 1 }).replace('<?xml version="1.0"?>', "");
    const { guids, said } = await importFrom("/old", (path) =>
      path === "/old"
        ? new Response(null, { status: 301, headers: { Location: "/new" } })
        : new Response(gzipSync(Buffer.from(text, "latin1")), {
            headers: { "Content-Type": "text/xml; charset=ISO-8859-1", "Content-Encoding": "gzip" },
          }),
    );
    expect([guids, said]).toEqual([["sjø"], ["/old: 1 entry"]]);
  });

  it.each<[string, Answer, string]>([
    ["there is none", missing, "/feed: 404 Not Found; expected a feed"],
    [
      "it is no feed",
      () => new Response("Hello."),
      "/feed: neither RSS, Atom, JSON Feed nor OPML; expected a feed",
    ],
    [
      "it is too large",
      () =>
        new Response(gzipSync(Buffer.alloc(33 * 1024 * 1024)), { headers: { "Content-Encoding": "gzip" } }),
      "/feed: more than 32 MiB; expected at most that from an address; a file may have 256 MiB",
    ],
    [
      "it goes in circles",
      () => new Response(null, { status: 302, headers: { Location: "/feed" } }),
      "/feed: redirect count exceeded; expected an answer",
    ],
    [
      "it leads to a file",
      () => new Response(null, { status: 302, headers: { Location: "file:///etc/passwd" } }),
      "/feed: URL scheme must be a HTTP(S) scheme; expected an answer",
    ],
  ])("is told of where %s", async (_, answer, problem) => {
    const { wrong, written } = await importFrom("/feed", answer);
    expect([wrong, written]).toEqual([[problem], []]);
  });

  it("is told of where nobody answers", async () => {
    const { failures } = await importInto(await folderOf({}), "http://127.0.0.1:9/feed");
    expect(failures.map(describeProblem)).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/feed: .+; expected an answer$/),
    ]);
  });
});

describe("a page", () => {
  it("stands for the first feed that it names, and says so", async () => {
    const page = `<!doctype html><head><base href="/blog/"><link rel="alternate" hreflang="nn" href="/nn"><link rel="alternate" type="application/rss+xml" href="feed"><link rel="alternate" type="application/atom+xml" href="comments"></head>`;
    const { guids, said } = await importFrom("/", (path) =>
      path === "/" ? new Response(page) : xml(rss({ tides: 1 })),
    );
    expect(guids).toEqual(["tides"]);
    expect(said).toEqual([
      "/: a page; took its feed /blog/feed, and not /blog/comments",
      "/blog/feed: 1 entry",
    ]);
  });

  it("that names itself is followed once", async () => {
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
        // As paged feeds do, it repeats an entry; and it leads back to the start.
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

  it("are found on WordPress, which links to none, until it has no more", async () => {
    const generator = "<generator>https://wordpress.org/?v=6.5</generator>";
    const { guids, asked, wrong } = await importFrom("/feed/", (path) => {
      if (path === "/feed/") return xml(rss({ c: 3 }, generator));
      if (path === "/feed/?paged=2") return xml(rss({ b: 2 }, generator));
      return path === "/feed/?paged=3" ? xml(rss({ a: 1 }, generator)) : missing();
    });
    expect([guids, wrong]).toEqual([["a", "b", "c"], []]);
    expect(asked).toEqual(["/feed/", "/feed/?paged=2", "/feed/?paged=3", "/feed/?paged=4"]);
  });

  it("of another site are left there, and told of", async () => {
    const { guids, wrong } = await importFrom("/rss", () =>
      xml(rss({ a: 1 }, link("next", "http://other.example/rss"))),
    );
    expect([guids, wrong]).toEqual([
      ["a"],
      ["/rss: leads on to http://other.example/rss; expected the same site; import that by itself"],
    ]);
  });

  it("end at 200 documents", async () => {
    let page = 0;
    const { asked, wrong } = await importFrom("/rss", () => {
      page += 1;
      return xml(rss({ [`p${page}`]: 1 }, link("next", `/rss/${page}`)));
    });
    expect(asked).toHaveLength(200);
    expect(wrong).toEqual(["/rss: more than 200 documents; expected fewer; import /rss/200 by itself"]);
  });

  it("that cannot be had do not hold back those that can; a later run brings only them", async () => {
    let broken = true;
    const answer: Answer = (path) => {
      if (path === "/rss") return xml(rss({ b: 2 }, link("next", "/rss/1")));
      return broken ? new Response("", { status: 503 }) : xml(rss({ a: 1 }));
    };
    const { guids, wrong, folder, origin } = await importFrom("/rss", answer);
    expect([guids, wrong]).toEqual([["b"], ["/rss/1: 503 Service Unavailable; expected a feed"]]);
    broken = false;
    const again = await importInto(folder, `${origin}/rss`);
    expect([again.written.length, again.here, again.failures]).toEqual([1, 1, []]);
  });
});

describe("an OPML document", () => {
  it("brings each of its feeds into a folder of its own; one that fails does not stop the others", async () => {
    const opml = `<opml version="2.0"><head/><body><outline text="North"><outline text="Harbour &amp; quay" xmlUrl="/a"/><outline text="Gone" xmlUrl="/gone"/></outline><outline title="Harbour &amp; quay" text="x" xmlUrl="/b"/><outline text="No feed"/></body></opml>`;
    const { folder, wrong, said } = await importFrom("/feeds.opml", (path) => {
      if (path === "/feeds.opml") return new Response(opml);
      return path === "/gone" ? missing() : xml(rss({ tides: 1, [`only${path.slice(1)}`]: 2 }));
    });
    expect(Object.keys(seedsIn(folder))).toEqual([
      "harbour-quay-2/2024-05-03-onlyb.html",
      "harbour-quay/2024-05-02-tides.html",
      "harbour-quay/2024-05-03-onlya.html",
    ]);
    expect(wrong).toEqual(["/gone: 404 Not Found; expected a feed"]);
    expect(said).toEqual(["/feeds.opml: a list of 3 feeds", "/a: 2 entries", "/b: 2 entries"]);
    await compiledIn(folder);
  });
});

describe("a dry run", () => {
  it("says what would be written, and writes nothing", async () => {
    const { origin } = await serve(() => xml(rss({ tides: 1 })));
    const folder = await folderOf({});
    const run = await importInto(folder, `${origin}/rss`, { dryRun: true });
    expect(run.written).toEqual([`${folder}/2024-05-02-tides.html`]);
    expect(seedsIn(folder)).toEqual({});
  });
});

describe("redirects", () => {
  it("that _site.yaml has already, or that the site itself answers, are not proposed again", async () => {
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
});
