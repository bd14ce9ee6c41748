/** Requirement 37 under `npm run dev`: a film is sent in parts, as players on WebKit require. */

import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lastingCheckout } from "../support/checkout.ts";
import { MP4 } from "../support/pictures.ts";
import { environmentWith } from "../support/program.ts";
import { lastingFolderOf } from "../support/seeds.ts";
import { waitFor } from "../support/wait.ts";

const READY = /Ready on (http:\/\/\S+)/;

let checkout: string;
let folder: string;
let server: ChildProcess;
let printed = "";

beforeAll(async () => {
  checkout = await lastingCheckout();
  folder = await lastingFolderOf({
    "2024-05-04-ferry.html": '<h1>The ferry</h1><p>It docks.</p><video src="ferry.mp4"></video>',
    "ferry.mp4": MP4,
  });
  server = spawn("npm", ["run", "dev", "--", "--seeds", folder, "--port", "0", "--inspector-port", "0"], {
    cwd: checkout,
    env: environmentWith(),
    // The process has a group of its own, so that wrangler and workerd end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk) => (printed += chunk));
});

afterAll(async () => {
  if (server?.pid !== undefined) process.kill(-server.pid, "SIGTERM");
  for (const one of [folder, checkout]) await rm(one, { recursive: true, force: true });
});

it("sends the first two bytes with the length of the file", async () => {
  const last = () => printed;
  const url = await waitFor("npm run dev to listen", () => READY.exec(printed)?.[1], { last });
  const feed = await (await fetch(`${url}/feed.json`)).text();
  const [path = ""] = /\/media\/ferry-[0-9a-f]{16}\.mp4/.exec(feed) ?? [];
  const response = await fetch(url + path, { headers: { Range: "bytes=0-1" } });
  expect([response.status, response.headers.get("Content-Range")]).toEqual([206, `bytes 0-1/${MP4.length}`]);
  expect(response.headers.get("Accept-Ranges")).toBe("bytes");
  expect(response.headers.get("Content-Type")).toBe("video/mp4");
  expect(await response.bytes()).toEqual(MP4.slice(0, 2));
});
