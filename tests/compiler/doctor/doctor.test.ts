/**
 * `npm run doctor` against the real app behind a server that answers badly. In tests/runtime it asks the real
 * Worker.
 */

import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { READERS } from "../../../src/compiler/doctor/readers.ts";
import { at } from "../../support/articles.ts";
import { publisherOf, SITE_FILE } from "../../support/ledger.ts";
import { type Faults, loopbackSite, type ServedAnswer } from "../../support/loopback-site.ts";
import { type CommandRun, run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

const DATE = "2024-06-01T12:00:00Z";
const md = (title: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2024-05-04\n${more}---\nA pilot boards.\n`;
const FILES = {
  "pilots.md": md("How pilots board", "aliases: [pilotage]\n"),
  "tides.md": md("How tides run"),
  "_site.yaml": `${SITE_FILE}redirects:\n  /feed/news: /rss.xml\n  /alter feed: /atom.xml\n  /shop: https://shop.example/\n`,
};

type Diagnosis = CommandRun & {
  /** Returns the lines that start with a verdict. */
  readonly lines: (verdict: "ok" | "warning" | "fault" | "skipped") => string[];
};

/** Publishes the site, and runs the command. `change` edits the folder after the publication. */
async function diagnose(
  faults: Faults = {},
  change: (folder: Awaited<ReturnType<typeof publisherOf>>) => Promise<void> | void = () => undefined,
  files: Readonly<Record<string, string>> = FILES,
): Promise<Diagnosis & { readonly requests: number; readonly mostAtOnce: number }> {
  const publisher = await publisherOf(files);
  const site = await loopbackSite(await publisher.publish(DATE), faults);
  await change(publisher);
  const command = ["doctor", site.origin, "--seeds", publisher.folder];
  const ran = await run(await folderOf({}), command, {}, { now: at(DATE) });
  return {
    ...ran,
    requests: site.requests(),
    mostAtOnce: site.mostAtOnce(),
    lines: (verdict) =>
      ran.stdout
        .split("\n")
        .filter((line) => line.startsWith(`${verdict} `))
        .map((line) => line.replace(/ {2,}/g, " ")),
  };
}

type Ask = {
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly method?: string | undefined;
};

/** Makes a change of the answers to some requests. */
const answersTo =
  (
    isMeant: (request: Ask) => boolean,
    change: (answer: ServedAnswer) => void,
  ): NonNullable<Faults["after"]> =>
  (answer, request) => {
    if (isMeant(request)) change(answer);
    return undefined;
  };

const to =
  (path: string) =>
  ({ url }: Ask) =>
    url === path;
const from =
  (name: string) =>
  ({ headers }: Ask) =>
    headers["user-agent"]?.includes(name) === true;
/** The requests for the plain document to check. */
const plain = (path: string) => (request: Ask) =>
  to(path)(request) && from("doctor")(request) && request.headers["accept-encoding"] === "identity";

const changed =
  (change: Partial<ServedAnswer>) =>
  (answer: ServedAnswer): void => {
    Object.assign(answer, change);
  };
/** Sets a header of feeds, or removes it. */
const withHeader =
  (name: string, value?: string) =>
  ({ headers }: ServedAnswer): void => {
    if (headers["content-type"]?.startsWith("text/html")) return;
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  };
const without =
  (
    path: string,
    name: string,
    isMeant: (value: string) => boolean = () => true,
  ): NonNullable<Faults["before"]> =>
  (headers, asked) => {
    if ((path === "*" || asked === path) && isMeant(headers.get(name) ?? "")) headers.delete(name);
  };

const challenge = changed({
  status: 403,
  headers: { "cf-mitigated": "challenge", "content-type": "text/html", server: "cloudflare" },
  bytes: Buffer.from("<!doctype html><title>Just a moment...</title>"),
});

describe("npm run doctor on a sound site", () => {
  it("passes every check, as ten readers, at most six at once", async () => {
    const found = await diagnose();
    expect([found.lines("fault"), found.lines("warning"), found.lines("skipped")]).toEqual([[], [], []]);
    expect([found.status, found.stderr]).toEqual([0, ""]);
    expect(READERS).toHaveLength(10);
    // A page is plain here, because Cloudflare's edge compresses it.
    for (const { name } of READERS)
      expect(found.lines("ok").join("\n")).toMatch(
        new RegExp(`^ok ${name} 200, [\\d,]+ bytes ${name === "Firefox" ? "plain" : "gzip"}, `, "m"),
      );
    for (const check of ["/rss.xml media type", "/atom.xml gzip", "/feed.json Vary", "/rss.xml self link"])
      expect(found.lines("ok").join("\n")).toContain(`ok ${check} `);
    expect(found.lines("ok").join("\n")).toContain("ok /articles/pilotage 301 to /articles/pilots");
    expect(found.lines("ok").join("\n")).toContain("ok /alter%20feed 301 to /atom.xml");
    expect(found.lines("ok").join("\n")).toContain("ok /shop 301 to https://shop.example/");
    expect(found.lines("ok").join("\n")).toContain("ok ledger all 2 served articles recorded");
    expect(found.stdout).toMatch(/: \d+ checks, 0 faults, 0 warnings\n$/);
    expect(found.mostAtOnce).toBeLessThanOrEqual(6);
    expect(found.requests).toBeLessThan(100);
  });
});

/** Named faults, the checks that find them, and the words that name fault and action. */
const ROWS: readonly [string, Faults, readonly string[], RegExp][] = [
  [
    "a challenge for one reader",
    { after: answersTo(from("Feedly"), challenge) },
    ["Feedly"],
    /403, a challenge page of Cloudflare \(cf-mitigated: "challenge"\); .*switch off Bot Fight Mode/,
  ],
  [
    "a refusal of one reader by its name",
    { after: answersTo(from("newsboat"), changed({ status: 403, headers: {}, bytes: Buffer.of() })) },
    ["newsboat"],
    /403; .*Security > Events names the rule/,
  ],
  [
    "a challenge for requests without gzip",
    {
      after: answersTo(
        (request) => from("gPodder")(request) && request.headers["accept-encoding"] === "identity",
        challenge,
      ),
    },
    ["gPodder"],
    /without compression: 403, a challenge page/,
  ],
  [
    "a page in place of the feed",
    {
      after: answersTo(
        from("NetNewsWire"),
        changed({
          headers: { "content-type": "text/html; charset=utf-8" },
          bytes: Buffer.from("<title>Log\u001B[2J in</title>"),
        }),
      ),
    },
    ["NetNewsWire"],
    /an HTML page "Log\\u001b\[2J in" in place of the feed; find the program/,
  ],
  [
    "a wrong media type",
    { after: answersTo(to("/atom.xml"), withHeader("content-type", "text/plain")) },
    ["/atom.xml media type"],
    /"text\/plain"; it must be application\/atom\+xml; charset=utf-8/,
  ],
  [
    "a media type without charset",
    { after: answersTo(to("/rss.xml"), withHeader("content-type", "application/rss+xml")) },
    ["/rss.xml media type"],
    /"application\/rss\+xml"; it must be application\/rss\+xml; charset=utf-8/,
  ],
  [
    "no 304 for an entity-tag",
    { before: without("/rss.xml", "If-None-Match") },
    ["/rss.xml 304"],
    /200 for If-None-Match: ".*" \(Accept-Encoding: identity\), and 2 more; .*304/,
  ],
  [
    "no 304 for a weak entity-tag",
    { before: without("*", "If-None-Match", (value) => value.startsWith("W/")) },
    ["/rss.xml 304", "/atom.xml 304", "/feed.json 304"],
    /200 for If-None-Match: W\/".*" \(Accept-Encoding: identity\); /,
  ],
  [
    "no 304 for an entity-tag with a coding",
    { before: without("/feed.json", "If-None-Match", (value) => value.endsWith('-gzip"')) },
    ["/feed.json 304"],
    /200 for If-None-Match: ".*-gzip" \(Accept-Encoding: identity\); /,
  ],
  [
    "no 304 for a date",
    { before: without("/atom.xml", "If-Modified-Since") },
    ["/atom.xml 304"],
    /200 for If-Modified-Since: .* GMT \(Accept-Encoding: identity\); /,
  ],
  [
    "no entity-tag",
    { after: answersTo(to("/rss.xml"), withHeader("etag")) },
    ["/rss.xml 304"],
    /no entity-tag \(ETag\); each poll transfers the whole feed/,
  ],
  [
    "no Last-Modified",
    { after: answersTo(to("/rss.xml"), withHeader("last-modified")) },
    ["/rss.xml 304"],
    /no Last-Modified; readers such as Thunderbird/,
  ],
  [
    "truncated gzip",
    {
      after: answersTo(to("/atom.xml"), (answer) => {
        if (answer.headers["content-encoding"] === "gzip") answer.bytes = answer.bytes.subarray(0, -20);
      }),
    },
    ["/atom.xml gzip"],
    /broken gzip \(unexpected end of file\); /,
  ],
  [
    "an answer that ends too early",
    {
      after: ({ headers }, { url }) =>
        url === "/feed.json" && headers["content-encoding"] ? "cut" : undefined,
    },
    ["/feed.json gzip"],
    /the connection was closed before the end of the answer/,
  ],
  [
    "gzip for a reader that takes none",
    {
      before: (headers, path) => {
        if (path === "/atom.xml") headers.set("Accept-Encoding", "gzip");
      },
    },
    ["/atom.xml gzip"],
    /Content-Encoding: "gzip" for a reader that accepts none; find the cache/,
  ],
  [
    "no Vary",
    { after: answersTo(to("/rss.xml"), withHeader("vary")) },
    ["/rss.xml Vary"],
    /does not name Accept-Encoding, Accept, Sec-Fetch-Dest, Sec-Fetch-Mode; caches may send/,
  ],
  [
    "a redirect of the feed",
    {
      after: answersTo(
        to("/feed.json"),
        changed({ status: 301, headers: { location: "https://www.site.example/feed.json" } }),
      ),
    },
    ["/feed.json"],
    /301, a redirect to "https:\/\/www\.site\.example\/feed\.json"; /,
  ],
  [
    "XML that is not well-formed",
    {
      after: answersTo(plain("/rss.xml"), (answer) => {
        answer.bytes = Buffer.concat([answer.bytes, Buffer.from("<p>")]);
      }),
    },
    ["/rss.xml", "/rss.xml gzip"],
    /not well-formed XML \(.*\); no build of seedcast writes this/,
  ],
  [
    "a blank line before the XML declaration",
    {
      after: answersTo(plain("/atom.xml"), (answer) => {
        answer.bytes = Buffer.concat([Buffer.from("\n"), answer.bytes]);
      }),
    },
    ["/atom.xml", "/atom.xml gzip"],
    /a byte order mark or a blank line before the first </,
  ],
  [
    "JSON that is cut",
    {
      after: answersTo(plain("/feed.json"), (answer) => {
        answer.bytes = answer.bytes.subarray(0, -5);
      }),
    },
    ["/feed.json", "/feed.json gzip"],
    /not JSON \(.*\); no build of seedcast writes this/,
  ],
  [
    "an error of the Worker",
    { after: answersTo(to("/feed"), changed({ status: 500, headers: {} })) },
    ["/feed"],
    /500; `npx wrangler tail` shows the errors of the Worker/,
  ],
  [
    "no HEAD",
    {
      after: answersTo(
        (request) => to("/atom.xml")(request) && request.method === "HEAD",
        changed({ status: 405 }),
      ),
    },
    ["/atom.xml HEAD"],
    /405; readers such as QuiteRSS ask by HEAD first/,
  ],
  [
    "a former address that is lost",
    { after: answersTo(to("/articles/pilotage"), changed({ status: 404, headers: {} })) },
    ["/articles/pilotage"],
    /404, no redirect to "\/articles\/pilots"; deploy again/,
  ],
  [
    "a former address that leads elsewhere",
    { after: answersTo(to("/feed/news"), withHeader("location", "/atom.xml")) },
    ["/feed/news"],
    /redirects to "\/atom\.xml", not to "\/rss\.xml"/,
  ],
  [
    "a redirect that is not permanent",
    { after: answersTo(to("/feed/news"), changed({ status: 302 })) },
    ["/feed/news"],
    /302, so readers keep the old address/,
  ],
];

describe("npm run doctor reports", () => {
  it.each(ROWS)("%s", async (_, faults, checks, words) => {
    const { status, lines, stdout } = await diagnose(faults);
    const found = lines("fault");
    expect(found.map((line) => checks.findLast((name) => line.startsWith(`fault ${name} `)) ?? line)).toEqual(
      checks,
    );
    expect(found.join("\n")).toMatch(words);
    expect(status).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: The test is about control characters.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  });

  it("a challenge for all readers, a line for each", async () => {
    const { lines, status } = await diagnose({ after: answersTo(() => true, challenge) });
    expect(lines("fault").filter((line) => line.includes("Bot Fight Mode")).length).toBeGreaterThanOrEqual(
      14,
    );
    expect(lines("ok").filter((line) => !line.includes("favicon"))).toEqual([]);
    expect(status).toBe(1);
  });

  it("a self link with another address than the site's", async () => {
    const { lines, status } = await diagnose({}, ({ write }) =>
      write("_site.yaml", FILES["_site.yaml"].replace(/url: .*/, "url: https://moved.example")),
    );
    expect(lines("fault").filter((line) => line.includes("self link"))).toHaveLength(3);
    expect(lines("fault").join("\n")).toMatch(
      /\/rss\.xml self link ".*\/rss\.xml"; readers keep this address/,
    );
    expect(status).toBe(1);
  });

  it("a hub of the settings that the feeds do not name", async () => {
    const { lines } = await diagnose({}, ({ write }) =>
      write("_site.yaml", `${FILES["_site.yaml"]}hub: https://hub.example/\n`),
    );
    expect(lines("fault")).toEqual([
      expect.stringContaining(
        '/rss.xml hub does not name "https://hub.example/" of _site.yaml; deploy again',
      ),
      expect.stringContaining("/atom.xml hub"),
      expect.stringContaining("/feed.json hub"),
    ]);
  });

  it("recorded articles that are not served", async () => {
    const { lines } = await diagnose({}, async ({ write, publish }) => {
      await write("gale.md", md("A gale"));
      await publish(DATE);
    });
    expect(lines("fault")).toEqual([
      expect.stringMatching(
        /^fault ledger 1 recorded article not in \/feed\.json, such as "A gale"; .*npm run deploy/,
      ),
    ]);
  });

  it("a missing icon as a warning, which is no failure", async () => {
    const { lines, status } = await diagnose({
      after: answersTo(to("/favicon.ico"), changed({ status: 404 })),
    });
    expect(lines("warning")).toEqual([
      expect.stringMatching(/^warning \/favicon\.ico 404; readers show this icon/),
    ]);
    expect([lines("fault"), status]).toEqual([[], 0]);
  });

  it("no more of an answer than a short quote", async () => {
    const secret = "x".repeat(5000);
    const { stdout } = await diagnose({
      after: answersTo(
        () => true,
        changed({
          headers: {
            "content-type": secret,
            "content-encoding": secret,
            location: secret,
            etag: `"${secret}"`,
            "last-modified": secret,
            vary: secret,
          },
        }),
      ),
    });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(600);
  });
});

describe("the folder of articles", () => {
  it("is left out if it is not the one that is served", async () => {
    const { folder } = await publisherOf({ "gale.md": md("A gale") });
    const { publish } = await publisherOf({ "tides.md": md("How tides run"), "_site.yaml": SITE_FILE });
    const { origin } = await loopbackSite(await publish(DATE));
    const found = await run(await folderOf({}), ["doctor", origin, "--seeds", folder], {}, { now: at(DATE) });
    expect(found.stdout).toContain("this server has another folder of articles; name it with --seeds");
    expect(found.status).toBe(0);
  });

  it("is left out if it has errors", async () => {
    const { lines, status } = await diagnose({}, ({ write }) =>
      write("gale.md", "---\ndate: soon\n---\nx\n"),
    );
    expect(lines("skipped")).toEqual([
      expect.stringMatching(/former addresses, ledger .* cannot be compiled; npm run check:seeds shows why/),
    ]);
    expect(status).toBe(0);
  });

  it("may have new articles, which are recorded by the next deployment", async () => {
    const publisher = await publisherOf(FILES);
    await publisher.publish(DATE);
    const ledger = await publisher.ledger();
    await publisher.write("gale.md", md("A gale"));
    const site = await loopbackSite(await publisher.publish(DATE));
    await publisher.write("_ledger.json", ledger);
    const command = ["doctor", site.origin, "--seeds", publisher.folder];
    const { stdout, status } = await run(await folderOf({}), command, {}, { now: at(DATE) });
    expect(stdout).toMatch(/ok +ledger +1 new article, to be recorded by the next deployment/);
    expect(status).toBe(0);
  });
});

describe("the address", () => {
  it("is that of the site if the command line has none", async () => {
    const { publish, folder, write } = await publisherOf(FILES);
    const { origin } = await loopbackSite(await publish(DATE));
    await write("_site.yaml", FILES["_site.yaml"].replace(/url: .*/, `url: ${origin}`));
    const { stdout } = await run(await folderOf({}), ["doctor", "--seeds", folder], {}, { now: at(DATE) });
    expect(stdout).toContain(`${origin}: `);
  });

  it("may leave out http:// on this machine", async () => {
    const { publish, folder } = await publisherOf(FILES);
    const { origin } = await loopbackSite(await publish(DATE));
    const command = ["doctor", origin.replace("http://", ""), "--seeds", folder];
    expect(await run(await folderOf({}), command, {}, { now: at(DATE) })).toMatchObject({ status: 0 });
  });

  it.each([
    [
      "https://feeds.example.org/rss.xml",
      'address "https://feeds.example.org/rss.xml"; expected the site\'s address',
    ],
    ["ftp://feeds.example.org", 'address "ftp://feeds.example.org"; expected the site\'s address'],
    ["https://me:secret@feeds.example.org", 'address "https://'],
    ["http://", 'address "http://"; expected'],
    [
      "http://127.0.0.1:1",
      "http://127.0.0.1:1: no server listens there; expected a running server (npm run dev)",
    ],
  ])("%s is refused in one line", async (address, line) => {
    const { folder } = await publisherOf(FILES);
    const ran = await run(await folderOf({}), ["doctor", address, "--seeds", folder]);
    expect(ran).toMatchObject({ status: 1, stdout: "" });
    expect(ran.stderr).toContain(`npm run doctor: ${line}`);
  });
});
