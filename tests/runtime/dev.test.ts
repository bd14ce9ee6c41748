/** `npm run dev` as a publisher uses it: the real command on a folder whose files are added, edited, broken and removed. */

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROBLEM_HEADING } from "../../src/edge/dev/reload.ts";
import { lastingCheckout } from "../support/checkout.ts";
import { type DevServer, openInBrowser, startDevServer } from "../support/dev-server.ts";
import { MP4, png } from "../support/pictures.ts";
import { kill, untilEnded } from "../support/processes.ts";
import { lastingFolderOf } from "../support/seeds.ts";

/** No date, and what would be markup if a page showed it as it is. */
const BROKEN = "---\ndate: </pre><script>document.title = 1</script>\n---\nA pilot boards.\n";
const md = (title: string) => `---\ntitle: ${title}\ndate: 2024-05-04\n---\nA pilot boards.\n`;

let checkout: string;
let folder: string;
let dev: DevServer;

const ask = (path: string, headers: Record<string, string> = {}) => fetch(dev.origin + path, { headers });
const read = async (path: string) => (await ask(path)).text();
const save = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

beforeAll(async () => {
  checkout = await lastingCheckout();
  folder = await lastingFolderOf({ "pilots.md": BROKEN });
  dev = await startDevServer(checkout, ["--seeds", folder]);
});

afterAll(async () => {
  await dev?.stop();
  for (const one of [folder, checkout]) await rm(one, { recursive: true, force: true });
});

it("shows the problems of a first build, and the articles once they are fixed", async () => {
  const response = await ask("/feed.json");
  expect([response.status, response.headers.get("Content-Type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("Retry-After")).toMatch(/^\d+$/);
  expect(response.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';/);
  const page = await response.text();
  expect(page).toContain(PROBLEM_HEADING);
  expect(page).toContain("pilots.md:2: date &quot;&lt;/pre&gt;&lt;script&gt;document.title");
  expect(page.match(/<script[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script src="\/__dev\/reload\.js\?shown=[^"]+" defer>$/),
  ]);
  expect(dev.printed()).toContain('pilots.md:2: date "</pre><script>document.title');
  expect(dev.printed()).toContain("1 error; the dev server shows this until it is fixed");
  expect(dev.printed().split("\n").length).toBeLessThan(30);

  await save("pilots.md", md("How pilots work"));
  await dev.until("/feed.json", "How pilots work");
});

it("links to its own port, as long as the site has no address", async () => {
  const feed = JSON.parse(await read("/feed.json"));
  expect(feed.items[0].url).toBe(`${dev.origin}/articles/pilots`);
  await save("_site.yaml", "url: https://notes.example\n");
  await dev.until("/feed.json", "https://notes.example/articles/pilots");
});

it("shows an edit, a new article and a removal, and prints a line for each", async () => {
  // The build after the change of settings has two reasons, if the machine is slow.
  await dev.untilPrinted("_site.yaml: 1 article");
  dev.forget();
  await save("pilots.md", md("How pilots board"));
  await dev.until("/feed.json", "How pilots board");
  await dev.untilPrinted("pilots.md: 1 article, ");
  expect(dev.printed()).toMatch(/^\S+pilots\.md: 1 article, \d+\.\d\d s\n$/);
  await save("tides.md", md("How tides run"));
  expect(await dev.until("/feed.json", "How tides run")).toContain("How pilots board");
  await rm(join(folder, "tides.md"));
  await dev.until("/feed.json", /"items":\[\n[^\n]*How pilots board[^\n]*\n\]/);
});

it("shows a picture, and another in its place", async () => {
  const address = /\/media\/quay-[0-9a-f]{16}\.png/;
  const shown = async () => address.exec(await dev.until("/feed.json", address))?.[0] ?? "";
  await save("quay.png", png(4, 3));
  await save("pilots.md", `${md("How pilots board")}\n![Quay](quay.png)\n`);
  const first = await shown();
  const response = await ask(first);
  expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "image/png"]);
  await save("quay.png", png(5, 3));
  await dev.until("/feed.json", /width=.{1,2}5/);
  expect(await shown()).not.toBe(first);
  expect((await ask(await shown())).status).toBe(200);
  expect((await ask(first)).status).toBe(404);
  await rm(join(folder, "quay.png"));
  await dev.untilPrinted('image "quay.png" is not there');
  expect((await ask(await shown())).status).toBe(200);
  await save("pilots.md", md("How pilots board"));
  await dev.until("/feed.json", /"content_html":"<p>A pilot boards\.<\/p>"/);
});

it("sends parts of a film, as players on WebKit require (requirement 37)", async () => {
  await save("ferry.mp4", MP4);
  await save("pilots.md", `${md("How pilots board")}\n<video controls src="ferry.mp4"></video>\n`);
  const address = /\/media\/ferry-[0-9a-f]{16}\.mp4/;
  const path = address.exec(await dev.until("/feed.json", address))?.[0] ?? "";
  const part = await ask(path, { Range: "bytes=0-1" });
  expect([part.status, part.headers.get("Content-Range")]).toEqual([206, `bytes 0-1/${MP4.length}`]);
  expect([part.headers.get("Accept-Ranges"), part.headers.get("Content-Type")]).toEqual([
    "bytes",
    "video/mp4",
  ]);
  expect(await part.bytes()).toEqual(MP4.slice(0, 2));
  expect(await (await ask(path)).bytes()).toEqual(MP4);
  await save("pilots.md", md("How pilots board"));
  await dev.until("/feed.json", /"content_html":"<p>A pilot boards\.<\/p>"/);
});

it("shows a draft at its address alone, and prints the address", async () => {
  await save("strike.md", md("Pilots strike").replace("date:", "draft: true\ndate:"));
  await dev.until("/articles/strike", "<strong>Draft</strong>");
  await dev.untilPrinted(`1 draft, only here: ${dev.origin}/articles/strike`);
  expect(await read("/feed.json")).not.toContain("Pilots strike");
  await rm(join(folder, "strike.md"));
  await dev.until("/articles/strike", "unknown-article");
});

it("shows new settings and a new topic", async () => {
  await save("_site.yaml", "title: Fjord Notes\n");
  await dev.until("/feed.json", '"title":"Fjord Notes"');
  await save("_topics.yaml", "topics:\n  - slug: fjords\n");
  await dev.until("/topics.json", '"slug":"fjords"');
});

it("keeps serving the last good build while a file is broken, and recovers", async () => {
  dev.forget();
  await save("pilots.md", "---\ndate: soon\n---\nx\n");
  await dev.untilPrinted("1 error; the last good build is still served");
  expect(dev.printed()).toMatch(/pilots\.md:2: date "soon" is not a date; expected YYYY-MM-DD/);
  expect(await read("/feed.json")).toContain("How pilots board");
  const { text } = await openInBrowser(dev.origin);
  expect(text).toMatch(/<body>\s*<aside class="dev-errors"[^>]*>[\s\S]*pilots\.md:2: date (?:"|&quot;)soon/);
  expect(text).toContain("How pilots board");
  await save("pilots.md", md("How pilots leave"));
  await dev.until("/feed.json", "How pilots leave");
  expect((await openInBrowser(dev.origin)).text).not.toContain("dev-errors");
});

describe("a page", () => {
  it("gets the reload script for browsers alone, and keeps its policy", async () => {
    const [plain, shown] = [await ask("/"), await openInBrowser(dev.origin)];
    expect(await plain.text()).not.toContain("__dev");
    const tag = plain.headers.get("ETag") ?? "";
    expect((await ask("/", { "If-None-Match": tag })).status).toBe(304);
    const [, script = ""] =
      /<script src="(\/__dev\/reload\.js\?shown=[^"]+)" defer><\/script>\s*<\/head>/.exec(shown.text) ?? [];
    expect((await ask(script)).headers.get("Content-Type")).toMatch(/^text\/javascript/);
    expect(shown.headers["content-security-policy"]).toBe(plain.headers.get("Content-Security-Policy"));
    // With a tag, a browser would get 304 after an error, and would not show the error.
    expect([shown.headers.etag, shown.headers["cache-control"]]).toEqual([undefined, "no-store"]);
    expect((await openInBrowser(dev.origin, { "If-None-Match": tag })).status).toBe(200);
  });

  it("is notified of each change", async () => {
    const events = (await ask("/__dev/events")).body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => /^data: (.*)$/m.exec((await events?.read())?.value ?? "")?.[1];
    const version = await next();
    expect(version).toMatch(/^[\w-]{20,}\.[0-9a-f]{16}$/);
    await save("pilots.md", md("How pilots rest"));
    expect(await next()).not.toBe(version);
    await events?.cancel();
  });
});

describe("two dev servers in one checkout", () => {
  it("serve their own folders, and the end of one, by a kill of npm, leaves no process of its own", async () => {
    const other = await lastingFolderOf({
      "gale.md": `${md("A gale")}\n![](gale.png)\n`,
      "gale.png": png(6, 3),
    });
    const second = await startDevServer(checkout, ["--seeds", other]);
    let family = second.family();
    try {
      const [, picture = ""] =
        /(\/media\/gale-[\w-]+\.png)/.exec(await second.until("/", "/media/gale")) ?? [];
      expect((await fetch(second.origin + picture)).status).toBe(200);
      expect((await ask(picture)).status).toBe(404);
      // The first answer came through both: wrangler's proxy, and the Worker.
      family = second.family();
      expect(family.filter(({ command }) => command.includes("workerd serve")).length).toBe(2);
      process.kill(second.npm.pid, "SIGKILL");
      await untilEnded(family);
    } finally {
      kill(family);
      await rm(other, { recursive: true, force: true });
    }
    expect(await read("/feed.json")).toContain("How pilots rest");
  });
});
