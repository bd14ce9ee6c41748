/** Links and pictures with a path from the root of the site. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCache } from "../../../src/compiler/cache/cache.ts";
import { compile } from "../../../src/compiler/compile.ts";
import { describeWithSeverity } from "../../../src/compiler/ground/problem.ts";
import { png } from "../../support/pictures.ts";
import { articlesOf, folderOf, problemsOf } from "../../support/seeds.ts";

const article = (body: string, fields = "") =>
  `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n${fields}---\n${body}\n`;

const FIX =
  "expected the name of an article or a file, an absolute address, or the path in `redirects` of _site.yaml";

describe("a link with a path from the root", () => {
  it("is a warning if the site does not serve the path", async () => {
    expect(
      await problemsOf({ "ice.md": article("[Ice](/posts/fog/?a=1#b), [all](/archive/), [tags](/tags/).") }),
    ).toEqual([
      `warning: ice.md:6: address "/posts/fog/?a=1#b" leads to no article and no file; ${FIX}`,
      `warning: ice.md:6: address "/archive/" leads to no article and no file; ${FIX}`,
      `warning: ice.md:6: address "/tags/" leads to no article and no file; ${FIX}`,
    ]);
  });

  it.each([
    ["src/content/blog/fog.md", "/blog/fog/", "fog"],
    ["src/content/blog/fog.md", "/blog/fog#part", "fog#part"],
    ["content/posts/fog/index.md", "/posts/fog/index.html", "fog"],
    ["content/arctic/fog.md", "/arctic/Fog.html", "fog"],
    ["_posts/2019-05-04-fog.md", "/2019/05/04/fog.html", "fog"],
    ["blog/2019-05-04-fog.md", "/blog/2019/05/04/fog", "2019-05-04-fog"],
    ["blog/2019-05-04-fog/index.md", "/blog/2019/05/04/fog/", "2019-05-04-fog"],
    ["2019-05-04-fog.md", "__GHOST_URL__/2019-05-04-fog/", "2019-05-04-fog"],
    ["fog.md", "__GHOST_URL__/fog/", "fog"],
    ["fog.md", "/posts/fog/", "fog"],
  ])("leads to the article that had the path on the former site: %s, %s", async (name, address, end) => {
    const files = { "ice.md": article(`[Fog](${address})`), [name]: article("The fog.") };
    expect((await articlesOf(files))["ice.md"]?.contentHtml).toContain(
      `href="http://localhost:8787/articles/${end}"`,
    );
    expect((await problemsOf(files)).filter((line) => line.includes("ice.md"))).toEqual([]);
  });

  it.each([
    ["content/blog/fog.md", "blog/fog.md"],
    ["content/blog/fog.md", "fog.md#part"],
    ["content/blog/fog/index.md", "blog/fog/index.md"],
  ])("may also start at the top of a vault or of another tool's folder: %s, %s", async (name, address) => {
    const files = { "content/notes/ice.md": article(`[Fog](${address})`), [name]: article("The fog.") };
    expect((await articlesOf(files))["content/notes/ice.md"]?.contentHtml).toContain("/articles/fog");
    expect((await problemsOf(files)).filter((line) => line.includes("ice.md"))).toEqual([]);
  });

  it.each(["../fog.md", "./fog.md", "index.md", "other/fog.md"])(
    "is a warning if no file is at such a path: %s",
    async (address) => {
      const files = {
        "content/notes/ice.md": article(`[Fog](${address})`),
        "content/blog/fog/index.md": article("Fog."),
        "content/blog/fog.md": article("The fog.", "slug: fog-2\nid: fog-2\n"),
      };
      expect((await problemsOf(files)).filter((line) => line.includes("ice.md"))).toEqual([
        expect.stringContaining("leads to no article and no file"),
      ]);
    },
  );

  it("does not lead to an article whose slug ends a path with another folder", async () => {
    const files = { "ice.md": article("[Shop](/shop/fog/)"), "fog.md": article("The fog.") };
    expect(await problemsOf(files)).toEqual([
      `warning: ice.md:6: address "/shop/fog/" leads to no article and no file; ${FIX}`,
    ]);
  });

  it("stays as written if the site redirects it, although an article has its slug", async () => {
    const files = {
      "_site.yaml": "title: Ice\nredirects: {/fog: /rss.xml}\n",
      "ice.md": article("[fog](/fog/)"),
      "fog.md": article("The fog."),
    };
    expect(await problemsOf(files)).toEqual([]);
    expect((await articlesOf(files))["ice.md"]?.contentHtml).toContain('href="http://localhost:8787/fog/"');
  });

  it("is a warning in a page too", async () => {
    const page = "---\npage: true\ntitle: About\n---\n[Prices](/prices/)\n";
    expect(await problemsOf({ "about.md": page })).toEqual([
      `warning: about.md:5: address "/prices/" leads to no article and no file; ${FIX}`,
    ]);
  });

  it.each([
    "/topics/diplomcy",
    "/topics/diplomacy+unknown/rss.xml",
    "/tag/diplomcy/",
    "/topics/-",
    "/authors/kari/",
  ])("is a warning if no article can have the topic or the author: %s", async (address) => {
    expect(await problemsOf({ "ice.md": article(`[There](${address})`) })).toEqual([
      `warning: ice.md:6: address "${address}" leads to no article and no file; ${FIX}`,
    ]);
  });

  it.each([
    ["an article", "/articles/fog"],
    ["an article, with a slash at the end", "/articles/fog/"],
    ["an earlier slug", "/articles/mist"],
    ["an earlier path in front matter", "/2019/05/Fog/"],
    ["a redirect", "/news/old.html"],
    ["a page", "/about/"],
    ["a file of _public", "/press/Kit%201.zip"],
    ["a picture", "/img/fog.png"],
    ["a picture in a folder of a tool", "/fog.png"],
    ["the home page", "/"],
    ["a topic", "/topics/diplomacy"],
    ["several topics", "/topics/buoys+diplomacy,-sport/rss.xml"],
    ["a topic of another article", "/topics/buoys"],
    ["a topic in the spelling of another tool", "/category/diplomacy/"],
    ["an author's feed", "/authors/kari-nordmann/rss.xml"],
    ["the search", "/search?q=ice"],
    ["a feed of the search", "/search/rss.xml?q=ice"],
    ["the corrections", "/corrections"],
    ["the feed", "/rss.xml"],
    ["a feed in the spelling of another tool", "/feed/atom/"],
    ["an archive document", "/archive/1/rss.xml"],
    ["the sitemap", "/sitemap.xml"],
  ])("has no warning if it leads to %s", async (_, address) => {
    const problems = await problemsOf({
      "_site.yaml": "title: Ice\nredirects: {/News/old.html: /rss.xml}\n",
      "ice.md": article(`[There](${address})`),
      "fog.md": article(
        "![Fog](/img/fog.png) ![Fog](/fog.png)",
        "aliases: [mist, /2019/05/fog/]\nauthors: [Kari Nordmann]\n",
      ),
      "about.md": "---\npage: true\ntitle: About\n---\nThree people write.\n",
      "_public/press/Kit 1.zip": "kit",
      "buoy.md": article("The buoy is red.").replace("topics: []", "topics: [buoys]"),
      "img/fog.png": png(2, 2),
      "static/fog.png": png(3, 2),
    });
    expect(problems.filter((problem) => problem.includes("ice.md"))).toEqual([]);
  });

  it("shares a line with the others if more than ten lead to nothing", async () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, at) => `[Post](/posts/${at}/)`).join(" ");
    expect(await problemsOf({ "ice.md": article(links(10)) })).toHaveLength(10);
    expect(
      await problemsOf({ "fog.md": article(`${links(2)} The fog.`), "ice.md": article(links(300)) }),
    ).toEqual([
      'warning: fog.md:6: 300 addresses lead to no article and no file: "/posts/0/" in 2 files, ' +
        `"/posts/1/" in 2 files, ${[10, 100, 101, 102, 103, 104, 105, 106]
          .map((at) => `"/posts/${at}/" in 1 file`)
          .join(", ")} and others; ${FIX}`,
    ]);
  });
});

describe("a link to the page of an article", () => {
  it.each(["./fog.html#part", "fog.html", "./fog", "../posts/fog/", "fog/index.html"])(
    "leads to the article: %s",
    async (address) => {
      const files = { "posts/ice.md": article(`[Fog](${address})`), "posts/fog.md": article("The fog.") };
      const { contentHtml } = (await articlesOf(files))["posts/ice.md"] ?? {};
      expect(contentHtml).toMatch(/href="http:\/\/localhost:8787\/articles\/fog(?:#part)?"/);
      expect(await problemsOf(files)).toEqual([]);
    },
  );

  it("leads to the article of a path below `content`, as Zola has it", async () => {
    const link = article("[Fog](@/posts/fog/index.md#part)");
    const files = { "content/news/ice.md": link, "content/posts/fog/index.md": article("The fog.") };
    expect((await articlesOf(files))["content/news/ice.md"]?.contentHtml).toContain(
      'href="http://localhost:8787/articles/fog#part"',
    );
  });

  it("leads to nothing in another folder", async () => {
    const files = { "posts/ice.md": article("[Fog](./fog.html)"), "news/fog.md": article("The fog.") };
    expect(await problemsOf(files)).toEqual([
      expect.stringContaining('posts/ice.md:6: address "./fog.html" leads to no article and no file'),
    ]);
  });
});

describe("a picture with a path from the root", () => {
  it("is a warning if the site does not serve the path, because the file may be outside of the folder", async () => {
    expect(await problemsOf({ "ice.md": article("![Ice](/img/gone.png)", "image: /cover.png\n") })).toEqual([
      `warning: ice.md:7: address "/img/gone.png" leads to no article and no file; ${FIX}`,
      `warning: ice.md:5: address "/cover.png" leads to no article and no file; ${FIX}`,
    ]);
  });

  it.each([
    ["a file of _public", "/logo.png"],
    ["the icon of the site", "/favicon.svg"],
    ["a redirect", "/old.png"],
  ])("has no warning if it leads to %s", async (_, address) => {
    expect(
      await problemsOf({
        "_site.yaml": "title: Ice\nredirects: {/old.png: https://cdn.example/old.png}\n",
        "_public/logo.png": png(2, 2),
        "ice.md": article(`![Ice](${address})`),
      }),
    ).toEqual([]);
  });
});

it("gives the same message in a build with a cache, when the target appears or goes", async () => {
  const folder = await folderOf({ "ice.md": article("[Kit](/kit.zip) and [prices](/prices/)") });
  const cache = openCache("test");
  const outcome = async () => {
    const [cached, clean] = [await compile({ folder, cache }), await compile({ folder })].map((compiled) =>
      (compiled.ok ? compiled.value.warnings : compiled.error).map(describeWithSeverity),
    );
    expect(cached).toEqual(clean);
    return cached?.length;
  };
  const prices = "---\npage: true\ntitle: Prices\n---\nFree.\n";
  expect(await outcome()).toBe(2);
  await mkdir(dirname(join(folder, "_public/kit.zip")));
  await writeFile(join(folder, "_public/kit.zip"), "kit");
  expect(await outcome()).toBe(1);
  await writeFile(join(folder, "prices.md"), prices);
  expect(await outcome()).toBe(0);
  await rm(join(folder, "_public"), { recursive: true });
  expect(await outcome()).toBe(1);
  await writeFile(join(folder, "_site.yaml"), "title: Ice\nredirects: {/kit.zip: /rss.xml}\n");
  expect(await outcome()).toBe(0);
  await rm(join(folder, "prices.md"));
  expect(await outcome()).toBe(1);
});
