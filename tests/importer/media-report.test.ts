/** The report about pictures that stay elsewhere, and about the length of the old feed. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compiledIn } from "../support/import.ts";
import { ICE, importPosts, OLD } from "../support/import-media.ts";

describe("an import without --media", () => {
  it("counts what stays on the old host, each address once", async () => {
    const { report, asked, files } = await importPosts(
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
    const { report } = await importPosts({ a: { html } }, {}, { media: false });
    expect(report).toContain(
      "5 pictures stay on h1.example, h2.example, h3.example and 2 other hosts; `--media` copies them",
    );
    const none = await importPosts({ a: { html: "<p>Fog.</p>" } }, {}, { media: false });
    expect(none.report.join("\n")).not.toMatch(/stay|--media/);
  });
});

describe("the lines for _site.yaml", () => {
  it("requirement 36: have page_size with the number of entries in the old feed, until it is set", async () => {
    const posts = { a: { html: "<p>Ice.</p>" }, b: { html: "<p>Fog.</p>" } };
    const { report, folder } = await importPosts(posts, {});
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
    expect((await importPosts(posts, {}, { folder })).report).toEqual([
      "0 written, 2 already here, 0 skipped",
      "pictures and recordings: 0 fetched, 0 linked",
    ]);
  });
});
