/** Imports with pictures and recordings: copies beside the articles, which the build accepts. */

import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { copyFiles } from "../../src/importer/media/copy-files.ts";
import { reportImport } from "../../src/importer/report.ts";
import { compiledIn, importInto, seedsIn } from "../support/import.ts";
import { redirectTo, type Served, smallInternet } from "../support/network.ts";
import { gif, jpeg, MP3, MP4, png, svg } from "../support/pictures.ts";
import { folderOf } from "../support/seeds.ts";

const OLD = "http://old.example";
const ICE = png(30, 20);
const SHIP = png(40, 20);

type Post = { readonly html: string; readonly image?: string; readonly recording?: string };

/** Returns a feed of the old site, one entry for each post. */
function feedOf(posts: Readonly<Record<string, Post>>): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Log",
    home_page_url: OLD,
    items: Object.entries(posts).map(([name, { html, image, recording }], at) => ({
      id: `${OLD}/${name}`,
      url: `${OLD}/${name}`,
      title: name,
      date_published: `2024-05-0${at + 1}T00:00:00Z`,
      content_html: html,
      image,
      ...(recording === undefined ? {} : { attachments: [{ url: recording, mime_type: "audio/mpeg" }] }),
    })),
  });
}

type Options = {
  readonly folder?: string;
  readonly seeds?: Readonly<Record<string, string | Uint8Array>>;
  readonly media?: boolean;
  readonly dryRun?: boolean;
};

async function imported(
  posts: Readonly<Record<string, Post>>,
  files: Readonly<Record<string, Served>>,
  { seeds = {}, folder, media = true, dryRun = false }: Options = {},
) {
  const internet = await smallInternet(files);
  const source = join(await folderOf({ feed: feedOf(posts) }), "feed");
  const target = folder ?? (await folderOf(seeds));
  const run = await importInto(target, source, { media, dryRun, network: internet.network });
  return {
    ...run,
    ...internet,
    html: Object.values(seedsIn(target)).map((seed) => seed.replace(/^---.*?\n---\n/s, "").trim()),
    files: mediaIn(target),
    notCopied: (run.media.copied?.failures ?? []).map(describeProblem),
    report: reportImport(run, { folder: "seeds", media }).split("\n"),
  };
}

const mediaIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:html|yaml)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .toSorted();

describe("an import with --media", () => {
  it("puts pictures and recordings beside the articles, links them, and the build accepts them", async () => {
    const { folder, files, html, report, notCopied } = await imported(
      {
        ice: {
          html: `<p>Ice &amp; fog. <img src="${OLD}/2024/ice.png" alt='"Thick" ice'><video poster="${OLD}/still.gif" src="http://films.example/a.mp4"></video></p>`,
          image: `${OLD}/2024/ship.png`,
          recording: "http://cdn.example/episode?id=3",
        },
      },
      {
        "/2024/ice.png": ICE,
        "/2024/ship.png": SHIP,
        "/still.gif": gif(4, 4),
        "/a.mp4": MP4,
        "/episode?id=3": MP3,
      },
    );
    expect(notCopied).toEqual([]);
    expect(files).toEqual([
      expect.stringMatching(/^media\/cdn\.example\/episode-[\da-f]{8}\.mp3$/),
      "media/films.example/a.mp4",
      "media/old.example/2024/ice.png",
      "media/old.example/2024/ship.png",
      "media/old.example/still.gif",
    ]);
    expect(html[0]).toBe(
      `<p>Ice &amp; fog. <img src="media/old.example/2024/ice.png" alt="&quot;Thick&quot; ice"><video poster="media/old.example/still.gif" src="media/films.example/a.mp4"></video></p>\n<p><a href="${files[0]}">episode</a> (audio/mpeg)</p>`,
    );
    expect(report.slice(0, 2)).toEqual([
      "1 written, 0 already here, 0 skipped",
      "pictures and recordings: 5 fetched, 5 linked",
    ]);
    const [article] = await compiledIn(folder);
    expect(article?.image).toMatchObject({ type: "image/png", width: 40, height: 20 });
    expect(article?.contentHtml).not.toContain("old.example");
  });

  it("leaves the address of a file that it cannot have, and reports it in one line", async () => {
    const { folder, html, notCopied, files, report, asked } = await imported(
      {
        ice: {
          html: ["gone", "page", "cut", "local", "film", "ice"]
            .map((name) => `<img src="${OLD}/${name}.png">`)
            .join(""),
        },
      },
      {
        "/page.png": "<!doctype html><title>Sorry</title>",
        "/cut.png": ICE.subarray(0, 40),
        "/local.png": redirectTo("http://127.0.0.1/ice.png"),
        "/film.png": MP4,
        "/ice.png": ICE,
      },
    );
    const whole = "a whole picture or recording in a format that seedcast serves";
    expect(notCopied).toEqual([
      `${OLD}/gone.png: 404 Not Found; expected a picture or recording`,
      `${OLD}/page.png: is something else by its bytes; expected ${whole}`,
      `${OLD}/cut.png: is damaged image/png; expected ${whole}`,
      `${OLD}/local.png: 127.0.0.1 has a private or local address; expected a public host`,
      `${OLD}/film.png: is video/mp4; expected a PNG, JPEG, GIF, WebP, AVIF or SVG file`,
    ]);
    expect(html[0]).toBe(
      `${["gone", "page", "cut", "local", "film"].map((name) => `<img src="${OLD}/${name}.png">`).join("")}<img src="media/old.example/ice.png">`,
    );
    expect(report).toContain(`not copied: ${notCopied[0]}`);
    expect(report).toContain("5 pictures stay on old.example");
    expect(files).toContain("media/old.example/ice.png");
    expect(files).not.toContain("media/old.example/cut.png");
    expect(asked).toHaveLength(6);
    expect(await compiledIn(folder)).toHaveLength(1);
  });

  it("fetches an address once, and writes a content once", async () => {
    const { asked, files, html } = await imported(
      {
        a: { html: `<img src="${OLD}/ice.png"><img src="${OLD}/ice.png#left">` },
        b: { html: `<img src="${OLD}/ice.png"><img src="${OLD}/same.png">` },
      },
      { "/ice.png": ICE, "/same.png": ICE },
    );
    expect(asked.toSorted()).toEqual(["/ice.png", "/same.png"]);
    expect(files).toHaveLength(1);
    expect(html.join("")).toBe(
      `<img src="${files[0]}"><img src="${files[0]}#left"><img src="${files[0]}"><img src="${files[0]}">`,
    );
  });

  it("fetches nothing again that it has, in articles old and new", async () => {
    const files = { "/ice.png": ICE, "/ship.php?id=1": SHIP };
    const html = `<img src="${OLD}/ice.png"><img src="${OLD}/ship.php?id=1">`;
    const first = await imported({ a: { html } }, files);
    const before = seedsIn(first.folder);
    const again = await imported({ a: { html } }, files, { folder: first.folder });
    expect([again.asked, again.written, seedsIn(first.folder)]).toEqual([[], [], before]);

    const more = await imported({ a: { html }, b: { html } }, files, { folder: first.folder });
    expect([more.asked, more.written.length, more.files]).toEqual([[], 1, first.files]);
    expect(more.html[1]).toBe(more.html[0]);
  });

  it("changes addresses, and nothing else, in articles that an earlier import wrote", async () => {
    const posts = {
      a: { html: `<p>One.<IMG SRC='${OLD}/ice.png'  alt=ice >Two &nbsp; <b>x</i>`, image: `${OLD}/ship.png` },
    };
    const { folder, report } = await imported(posts, {}, { media: false });
    expect(report).toContain("2 pictures stay on old.example; `--media` copies them");
    const [name = "", seed = ""] = Object.entries(seedsIn(folder))[0] ?? [];
    const edited = seed.replace("title: a", "# My note\ntitle: 'Ice   again'").replace("One.", "One, by me.");
    await writeFile(join(folder, name), edited);

    const files = { "/ice.png": ICE, "/ship.png": SHIP };
    const dry = await imported(posts, files, { folder, dryRun: true });
    expect([dry.asked, seedsIn(folder)[name]]).toEqual([[], edited]);
    expect(dry.report).toContain("to be copied from old.example: 2 pictures");

    const run = await imported(posts, files, { folder });
    expect(run.report).toContain(
      `articles that were here before and link to copies now: ${join(folder, name)}`,
    );
    expect(seedsIn(folder)[name]).toBe(
      edited
        .replace(`image: ${OLD}/ship.png`, "image: media/old.example/ship.png")
        .replace(`<IMG SRC='${OLD}/ice.png'  alt=ice >`, '<img src="media/old.example/ice.png" alt="ice">'),
    );
    expect(await compiledIn(folder)).toMatchObject([{ title: "Ice   again".replace(/\s+/g, " ") }]);
  });

  it("overwrites no file, and links one that is the same", async () => {
    const seeds = { "media/old.example/ice.png": SHIP, "mine/own ship.png": gif(9, 9) };
    const { folder, files, html } = await imported(
      { a: { html: `<img src="${OLD}/ice.PNG"><img src="${OLD}/other.gif">` } },
      { "/ice.PNG": ICE, "/other.gif": gif(9, 9) },
      { seeds },
    );
    expect(readFileSync(join(folder, "media/old.example/ice.png"))).toEqual(Buffer.from(SHIP));
    expect(files).toHaveLength(3);
    expect(html[0]).toContain('<img src="mine/own%20ship.png">');
    expect(await compiledIn(folder)).toHaveLength(1);
  });

  it("takes the file whose address a stopped import left damaged, under another name", async () => {
    const { files, html, folder } = await imported(
      { a: { html: `<img src="${OLD}/ice.png">` } },
      { "/ice.png": ICE },
      { seeds: { "media/old.example/ice.png": ICE.subarray(0, 30) } },
    );
    expect(html[0]).toMatch(/^<img src="media\/old\.example\/ice-[\da-f]{8}\.png">$/);
    expect([files.length, (await compiledIn(folder)).length]).toEqual([2, 1]);
  });

  it.each<[string, string, Served, RegExp]>([
    ["without an extension", "/picture", ICE, /^media\/old\.example\/picture-\w{8}\.png$/],
    ["of another type", "/ice.jpg", ICE, /^media\/old\.example\/ice-\w{8}\.png$/],
    ["with a query", "/ice.png?w=9", ICE, /^media\/old\.example\/ice-\w{8}\.png$/],
    ["with letters of other scripts", "/%C3%98resund.png", ICE, /^media\/old\.example\/oresund-\w{8}\.png$/],
    ["without letters", "/%00.png", ICE, /^media\/old\.example\/\w{8}\.png$/],
    ["of a folder of drafts", "/drafts/ice.png", ICE, /^media\/old\.example\/ice-\w{8}\.png$/],
    ["of a draft", "/ice.draft.png", ICE, /^media\/old\.example\/ice-draft-\w{8}\.png$/],
    ["that the build skips", "/_ice.png", ICE, /^media\/old\.example\/ice-\w{8}\.png$/],
    ["that leads upwards", "/..%2F..%2Fice.png", ICE, /^media\/old\.example\/ice-\w{8}\.png$/],
    ["with a backslash", "/a%5Cice.png", ICE, /^media\/old\.example\/a-ice-\w{8}\.png$/],
    ["that Windows reserves", "/con.png", ICE, /^media\/old\.example\/con-\w{8}\.png$/],
    ["of 300 letters", `/${"i".repeat(300)}.png`, ICE, /^media\/old\.example\/i{60}-\w{8}\.png$/],
    ["of a drawing", "/a/Map.svg", svg('viewBox="0 0 9 9"'), /^media\/old\.example\/a\/Map\.svg$/],
    ["with .jpeg", "/ice.jpeg", jpeg(9, 9), /^media\/old\.example\/ice\.jpeg$/],
  ])("gives a safe name to a file %s", async (_, path, bytes, name) => {
    const { files, notCopied, folder } = await imported(
      { a: { html: `<img src="${OLD}${path}">` } },
      { [path]: bytes },
    );
    expect([notCopied, files]).toEqual([[], [expect.stringMatching(name)]]);
    expect((await compiledIn(folder))[0]?.contentHtml).not.toContain(OLD);
  });

  it("takes the largest picture of a srcset, so that sharp screens lose nothing", async () => {
    const sizes = ["300x200", "1024x683", "150x150"].map(
      (size) => `${OLD}/ice-${size}.png ${Number.parseInt(size, 10)}w`,
    );
    const { html, asked } = await imported(
      {
        a: {
          html: `<img width="300" height="200" src="${OLD}/ice-300x200.png" srcset="${sizes.join(", ")}" sizes="100vw"><picture><source srcset="${OLD}/a.png, ${OLD}/b.png 2x"><img src="${OLD}/ice-300x200.png"></picture>`,
        },
      },
      { "/ice-1024x683.png": png(64, 43), "/b.png": SHIP, "/ice-300x200.png": ICE },
    );
    expect(asked.toSorted()).toEqual(["/b.png", "/ice-1024x683.png", "/ice-300x200.png"]);
    expect(html[0]).toBe(
      '<img src="media/old.example/ice-1024x683.png" width="300" height="200"><picture><source srcset="media/old.example/b.png"><img src="media/old.example/ice-300x200.png"></picture>',
    );
  });

  it("copies linked files of the old site and behind pictures, but no others, and no counting pixels", async () => {
    const { asked, html } = await imported(
      {
        a: {
          html: `<a href="http://cdn.example/large.png"><img src="${OLD}/small.png"></a><a href="${OLD}/talk.mp3">x</a><a href="http://other.example/cited.png">y</a><a href="${OLD}/about">z</a><img src="http://count.example/p.gif" width="1" height="1">`,
        },
      },
      { "/large.png": SHIP, "/small.png": ICE, "/talk.mp3": MP3 },
    );
    expect(asked.toSorted()).toEqual(["/large.png", "/small.png", "/talk.mp3"]);
    expect(html[0]).toContain('<a href="http://other.example/cited.png">y</a>');
  });

  it("finds another name where a folder and a file would have the same", async () => {
    const { html } = await imported(
      { a: { html: `<img src="${OLD}/ice.png"><img src="${OLD}/ice.png/ship.png">` } },
      { "/ice.png": ICE, "/ice.png/ship.png": SHIP },
    );
    expect(html[0]?.match(/src="media\/old\.example\/(?:ice|ship)-[\da-f]{8}\.png"/g)).toHaveLength(1);
    expect(html[0]).not.toContain(OLD);
  });

  it("fetches at most six files at once", async () => {
    let [open, most] = [0, 0];
    const slow: Served = (response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end(ICE);
      }, 30);
    };
    const names = Array.from({ length: 20 }, (_, at) => `/${at}.png`);
    await imported(
      { a: { html: names.map((name) => `<img src="${OLD}${name}">`).join("") } },
      Object.fromEntries(names.map((name) => [name, slow])),
    );
    expect(most).toBe(6);
  });
});

describe("the limits of an import with --media", () => {
  const urls = Array.from({ length: 12 }, (_, at) => `${OLD}/${at}.png`);
  const copyAll = async (
    served: (at: number) => Served,
    limits: { seconds?: number; totalBytes?: number },
  ) => {
    const internet = await smallInternet(
      Object.fromEntries(urls.map((url, at) => [new URL(url).pathname, served(at)])),
    );
    const { network, asked } = internet;
    const settings = { folder: await folderOf({}), others: [], network, print: () => undefined, ...limits };
    const { files, failures } = await copyFiles(urls, settings);
    return { asked, files, problems: failures.map(describeProblem) };
  };

  it("leave a host alone that does not answer", async () => {
    const { asked, problems } = await copyAll(() => () => undefined, { seconds: 0.3 });
    // Six start at once, and each of the first two that end starts another.
    expect(asked.length).toBeLessThanOrEqual(8);
    expect([problems.length, problems[0], problems[11]]).toEqual([
      12,
      `${urls[0]}: not complete within 0.3 seconds; expected an answer`,
      `${urls[11]}: old.example did not answer 3 times; expected an answer`,
    ]);
  });

  it("stop after a total of bytes, and name the number of files that another import fetches", async () => {
    const { asked, files, problems } = await copyAll((at) => png(at + 1, 1), { totalBytes: 1 });
    expect([asked.length, files.size]).toEqual([6, 6]);
    expect(problems).toEqual([
      expect.stringMatching(
        /media: \d+ bytes fetched, and 6 more files to fetch; expected at most 1 bytes in one import; run it again for the others$/,
      ),
    ]);
  });
});

describe("an import without --media", () => {
  it("counts what stays on the old host, each address once", async () => {
    const { report, asked, files } = await imported(
      {
        a: { html: `<img src="${OLD}/ice.png"><img src="${OLD}/ice.png">`, image: `${OLD}/ship.png` },
        b: { html: "<p>Fog.</p>", recording: `${OLD}/episode.mp3` },
      },
      { "/ice.png": ICE },
      { media: false },
    );
    expect(report).toContain("2 pictures and 1 recording stay on old.example; `--media` copies them");
    expect([asked, files]).toEqual([[], []]);
  });

  it("names at most three hosts, and says nothing without pictures", async () => {
    const html = [1, 2, 3, 4, 5].map((at) => `<img src="http://h${at}.example/a.png">`).join("");
    const { report } = await imported({ a: { html } }, {}, { media: false });
    expect(report).toContain(
      "5 pictures stay on h1.example, h2.example, h3.example and 2 other hosts; `--media` copies them",
    );
    const none = await imported({ a: { html: "<p>Fog.</p>" } }, {}, { media: false });
    expect(none.report.join("\n")).not.toMatch(/stay|--media/);
  });
});

describe("the lines for _site.yaml", () => {
  it("have page_size with the number of entries in the old feed, until it is set", async () => {
    const posts = { a: { html: "<p>Ice.</p>" }, b: { html: "<p>Fog.</p>" } };
    const { report, folder } = await imported(posts, {});
    const lines = report.slice(report.findIndex((line) => line.startsWith("Lines to add")));
    expect(lines.slice(0, 5)).toEqual([
      "Lines to add to seeds/_site.yaml. If it has `redirects:` already, add the new ones below.",
      "",
      "# The old feed has 2 entries. With more, subscribers get old articles as new.",
      "page_size: 2",
      "redirects:",
    ]);
    await writeFile(join(folder, "_site.yaml"), lines.slice(2).join("\n"));
    expect((await compiledIn(folder, "https://new.example")).length).toBe(2);
    expect((await imported(posts, {}, { folder })).report).toEqual([
      "0 written, 2 already here, 0 skipped",
      "pictures and recordings: 0 fetched, 0 linked",
    ]);
  });
});
