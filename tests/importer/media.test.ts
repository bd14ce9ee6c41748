/** Imports with pictures and recordings: copies beside the articles, which the build accepts. */

import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compiledIn, seedsIn } from "../support/import.ts";
import { ICE, importPosts, OLD, SHIP } from "../support/import-media.ts";
import { redirectTo } from "../support/network.ts";
import { gif, MP3, MP4, png } from "../support/pictures.ts";

describe("an import with --media", () => {
  it("puts pictures and recordings beside the articles, links them, and the build accepts them", async () => {
    const { folder, files, html, report, notCopied } = await importPosts(
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
      `<p><audio controls="" src="${files[0]}"></audio></p>\n<p>Ice &amp; fog. <img src="media/old.example/2024/ice.png" alt="&quot;Thick&quot; ice"><video poster="media/old.example/still.gif" src="media/films.example/a.mp4"></video></p>`,
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
    const { folder, html, notCopied, files, report, asked } = await importPosts(
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
      `${OLD}/page.png: has bytes of no known file type; expected ${whole}`,
      `${OLD}/cut.png: is damaged (image/png); expected ${whole}`,
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
    const { asked, files, html } = await importPosts(
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
    const first = await importPosts({ a: { html } }, files);
    const before = seedsIn(first.folder);
    const again = await importPosts({ a: { html } }, files, { folder: first.folder });
    expect([again.asked, again.written, seedsIn(first.folder)]).toEqual([[], [], before]);

    const more = await importPosts({ a: { html }, b: { html } }, files, { folder: first.folder });
    expect([more.asked, more.written.length, more.files]).toEqual([[], 1, first.files]);
    expect(more.html[1]).toBe(more.html[0]);
  });

  it("changes addresses, and nothing else, in articles that an earlier import wrote", async () => {
    const posts = {
      a: { html: `<p>One.<IMG SRC='${OLD}/ice.png'  alt=ice >Two &nbsp; <b>x</i>`, image: `${OLD}/ship.png` },
    };
    const { folder, report } = await importPosts(posts, {}, { media: false });
    expect(report).toContain("2 pictures stay on old.example; `--media` copies them");
    const [name = "", seed = ""] = Object.entries(seedsIn(folder))[0] ?? [];
    const edited = seed.replace("title: a", "# My note\ntitle: 'Ice   again'").replace("One.", "One, by me.");
    await writeFile(join(folder, name), edited);

    const files = { "/ice.png": ICE, "/ship.png": SHIP };
    const dry = await importPosts(posts, files, { folder, dryRun: true });
    expect([dry.asked, seedsIn(folder)[name]]).toEqual([[], edited]);
    expect(dry.report).toContain("to be copied from old.example: 2 pictures");

    const run = await importPosts(posts, files, { folder });
    expect(run.report).toContain("articles that were here before and link to copies now: 1");
    expect(seedsIn(folder)[name]).toBe(
      edited
        .replace(`image: ${OLD}/ship.png`, "image: media/old.example/ship.png")
        .replace(`<IMG SRC='${OLD}/ice.png'  alt=ice >`, '<img src="media/old.example/ice.png" alt="ice">'),
    );
    expect(await compiledIn(folder)).toMatchObject([{ title: "Ice   again".replace(/\s+/g, " ") }]);
  });

  it("reads tags as browsers do, also if a quotation mark has no partner", async () => {
    const { html } = await importPosts(
      {
        a: {
          html: `<p>It's <img alt=it's src=${OLD}/ice.png /> a > b, 'really'. <a title='>' href="${OLD}/ship.png">x</a>`,
        },
      },
      { "/ice.png": ICE, "/ship.png": SHIP },
    );
    expect(html[0]).toBe(
      `<p>It's <img src="media/old.example/ice.png" alt="it's" /> a > b, 'really'. <a title="&gt;" href="media/old.example/ship.png">x</a>`,
    );
  });

  it("links copies from articles in any folder, and leaves files with a private mark alone", async () => {
    const seed = (name: string) =>
      `---\ntitle: ${name}\ndate: 2024-05-04\nguid: ${OLD}/${name}\n---\n<img src="${OLD}/${name}.png">\n`;
    const post = (name: string) => ({ html: `<img src="${OLD}/${name}.png">` });
    const { folder, asked } = await importPosts(
      { north: post("north"), secret: post("secret") },
      { "/north.png": ICE, "/secret.png": SHIP },
      { seeds: { "sea/north.html": seed("north"), "drafts/secret.html": seed("secret") } },
    );
    expect(asked).toEqual(["/north.png"]);
    expect(seedsIn(folder)["sea/north.html"]).toContain('<img src="../media/old.example/north.png">');
    expect(seedsIn(folder)["drafts/secret.html"]).toBe(seed("secret"));
  });

  it("overwrites no file, and links one that is the same", async () => {
    const seeds = { "media/old.example/ice.png": SHIP, "mine/own ship.png": gif(9, 9) };
    const { folder, files, html } = await importPosts(
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
    const { files, html, folder } = await importPosts(
      { a: { html: `<img src="${OLD}/ice.png">` } },
      { "/ice.png": ICE },
      { seeds: { "media/old.example/ice.png": ICE.subarray(0, 30) } },
    );
    expect(html[0]).toMatch(/^<img src="media\/old\.example\/ice-[\da-f]{8}\.png">$/);
    expect([files.length, (await compiledIn(folder)).length]).toEqual([2, 1]);
  });

  it("takes the largest picture of a srcset, so that sharp screens lose nothing", async () => {
    const sizes = ["300x200", "1024x683", "150x150"].map(
      (size) => `${OLD}/ice-${size}.png ${Number.parseInt(size, 10)}w`,
    );
    const { html, asked } = await importPosts(
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
    const { asked, html } = await importPosts(
      {
        a: {
          html: `<a href="http://cdn.example/large.png"><img src="${OLD}/small.png"></a><a href="${OLD}/talk.mp3">x</a><a href="http://other.example/cited.png">y</a><a href="${OLD}/about">z</a><img src="http://count.example/p.gif" width="1" height="1"><img src="http://count.example/q.gif" style="width: 1px; height: 1px">`,
        },
      },
      { "/large.png": SHIP, "/small.png": ICE, "/talk.mp3": MP3 },
    );
    expect(asked.toSorted()).toEqual(["/large.png", "/small.png", "/talk.mp3"]);
    expect(html[0]).toContain('<a href="http://other.example/cited.png">y</a>');
  });
});
