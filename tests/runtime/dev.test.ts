/** `npm run dev` as a publisher uses it: the real command on a folder whose files are added, edited, broken and removed. */

import { type ChildProcess, spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROBLEM_HEADING } from "../../src/compiler/output/problem-worker.ts";
import { lastingCheckout } from "../support/checkout.ts";
import { png } from "../support/pictures.ts";
import { environmentWith } from "../support/program.ts";
import { lastingFolderOf } from "../support/seeds.ts";
import { waitFor } from "../support/wait.ts";

/** No date, and what would be markup if a page showed it as it is. */
const BROKEN = "---\ndate: </pre><script>document.title = 1</script>\n---\nA pilot boards.\n";
const md = (title: string) => `---\ntitle: ${title}\ndate: 2024-05-04\n---\nA pilot boards.\n`;

let checkout: string;
let folder: string;
let port: number;
let server: ChildProcess;
let printed = "";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function read(path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
  return response === undefined ? "" : response.text();
}

/** Requests until the answer changes, because `wrangler dev` does not report the end of a reload. */
async function until(path: string, says: string | RegExp): Promise<string> {
  let text = "";
  const look = async () => {
    text = await read(path);
    return text.match(says) === null ? undefined : text;
  };
  const last = () => `Last answer: ${text.slice(0, 500)}\nPrinted: ${printed}`;
  return waitFor(`${path} to show ${says}`, look, { last });
}

function untilPrinted(words: string): Promise<unknown> {
  return waitFor(`npm run dev to print ${words}`, () => printed.includes(words), { last: () => printed });
}

beforeAll(async () => {
  checkout = await lastingCheckout();
  folder = await lastingFolderOf({ "pilots.md": BROKEN });
  port = await freePort();
  const args = ["--seeds", folder, "--port", String(port), "--inspector-port", "0"];
  server = spawn("npm", ["run", "dev", "--", ...args], {
    cwd: checkout,
    env: environmentWith(),
    // The process has a group of its own, so that wrangler and workerd end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk) => (printed += chunk));
  await until("/", PROBLEM_HEADING);
});

afterAll(async () => {
  if (server?.pid !== undefined) process.kill(-server.pid, "SIGTERM");
  for (const one of [folder, checkout]) await rm(one, { recursive: true, force: true });
});

it("shows the problems of a first build, and the articles once they are fixed", async () => {
  const response = await fetch(`http://127.0.0.1:${port}/feed.json`);
  expect([response.status, response.headers.get("Content-Type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';/);
  const page = await response.text();
  expect(page).toContain("pilots.md:2: date &quot;&lt;/pre&gt;&lt;script&gt;document.title");
  expect(page).not.toContain("<script");
  expect(page).toMatch(/<meta http-equiv="refresh" content="\d">/);
  expect(printed).toContain('pilots.md:2: date "</pre><script>document.title');
  expect(printed.split("\n").length).toBeLessThan(30);

  await writeFile(join(folder, "pilots.md"), md("How pilots work"));
  await until("/feed.json", "How pilots work");
});

it("links to its own port, as long as the site has no address", async () => {
  const feed = JSON.parse(await read("/feed.json"));
  expect(feed.items[0].url).toBe(`http://localhost:${port}/articles/pilots`);
  await writeFile(join(folder, "_site.yaml"), "url: https://notes.example\n");
  await until("/feed.json", "https://notes.example/articles/pilots");
});

it("shows an edit, a new article and a removal", async () => {
  await writeFile(join(folder, "pilots.md"), md("How pilots board"));
  await until("/feed.json", "How pilots board");
  await writeFile(join(folder, "tides.md"), md("How tides run"));
  expect(await until("/feed.json", "How tides run")).toContain("How pilots board");
  await rm(join(folder, "tides.md"));
  await until("/feed.json", /"items":\[\n[^\n]*How pilots board[^\n]*\n\]/);
});

it("shows a picture, and another in its place", async () => {
  const address = /\/media\/quay-[0-9a-f]{16}\.png/;
  const shown = async () => address.exec(await until("/feed.json", address))?.[0] ?? "";
  await writeFile(join(folder, "quay.png"), png(4, 3));
  await writeFile(join(folder, "pilots.md"), `${md("How pilots board")}\n![Quay](quay.png)\n`);
  const first = await shown();
  const response = await fetch(`http://127.0.0.1:${port}${first}`);
  expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "image/png"]);
  await writeFile(join(folder, "quay.png"), png(5, 3));
  await until("/feed.json", /width=.{1,2}5/);
  expect(await shown()).not.toBe(first);
  expect((await fetch(`http://127.0.0.1:${port}${first}`)).status).toBe(404);
  await rm(join(folder, "quay.png"));
  await untilPrinted('image "quay.png" is not there');
  expect((await fetch(`http://127.0.0.1:${port}${await shown()}`)).status).toBe(200);
  await writeFile(join(folder, "pilots.md"), md("How pilots board"));
  await until("/feed.json", /"content_html":"<p>A pilot boards\.<\/p>"/);
});

it("shows a draft at its address alone, and prints the address", async () => {
  await writeFile(join(folder, "strike.md"), md("Pilots strike").replace("date:", "draft: true\ndate:"));
  await until("/articles/strike", "<strong>Draft</strong>");
  await untilPrinted(`1 draft, only here: http://localhost:${port}/articles/strike`);
  expect(await read("/feed.json")).not.toContain("Pilots strike");
  await rm(join(folder, "strike.md"));
  await until("/articles/strike", "unknown-article");
});

it("shows new settings and a new topic", async () => {
  await writeFile(join(folder, "_site.yaml"), "title: Fjord Notes\n");
  await until("/feed.json", '"title":"Fjord Notes"');
  await writeFile(join(folder, "_topics.yaml"), "topics:\n  - slug: fjords\n");
  await until("/topics.json", '"slug":"fjords"');
});

it("keeps serving the last good build while a file is broken, and recovers", async () => {
  printed = "";
  await writeFile(join(folder, "pilots.md"), "---\ndate: soon\n---\nx\n");
  await untilPrinted("the last good build is still being served");
  expect(printed).toMatch(/pilots\.md:2: date "soon" is not a date; expected YYYY-MM-DD/);
  expect(await read("/feed.json")).toContain("How pilots board");
  await writeFile(join(folder, "pilots.md"), md("How pilots leave"));
  await until("/feed.json", "How pilots leave");
});
