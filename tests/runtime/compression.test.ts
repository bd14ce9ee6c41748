/** The real Worker's spliced gzip bodies, read by independent inflaters. */

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { folderOf } from "../support/seeds.ts";
import { newsroomWorker } from "../support/worker.ts";

const run = promisify(execFile);
const worker = newsroomWorker();

/** Returns the bytes as they come over the wire, coded or not. */
async function download(path: string, acceptEncoding: string): Promise<Buffer> {
  const { stdout } = await run(
    "curl",
    ["-sS", "-H", `Accept-Encoding: ${acceptEncoding}`, worker.url().origin + path],
    {
      encoding: "buffer",
    },
  );
  return stdout;
}

/** Commands that may be missing on a system. Each reads the coded bytes in FILE, or requests URL itself. */
const INFLATERS = [
  {
    name: "curl --compressed (zlib)",
    command: (_: string, url: string) => ["curl", "-sS", "--compressed", url],
  },
  { name: "gzip, which checks the CRC-32", command: (file: string) => ["gzip", "-dc", file] },
  {
    name: "Python",
    command: (file: string) => [
      "python3",
      "-c",
      "import gzip, sys; sys.stdout.buffer.write(gzip.open(sys.argv[1]).read())",
      file,
    ],
  },
] as const;

const missing = new Set<string>();
for (const tool of ["curl", "gzip", "python3"]) await run(tool, ["--version"]).catch(() => missing.add(tool));

describe.each([
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/topics/harbour/atom.xml",
  "/archive/1/feed.json",
  "/atom.xml?limit=1",
])("%s", (path) => {
  describe.each(INFLATERS)("read by $name", ({ command }) => {
    const [tool = ""] = command("", "");
    // The test needs curl to download and the tool to read. A system may lack either.
    it.skipIf(missing.has("curl") || missing.has(tool))("is the plain document", async () => {
      const coded = await download(path, "gzip");
      expect([...coded.subarray(0, 3)]).toEqual([0x1f, 0x8b, 8]);
      const file = join(await folderOf({}), "body.gz");
      await writeFile(file, coded);
      const [program = "", ...rest] = command(file, worker.url().origin + path);
      const { stdout } = await run(program, rest, { encoding: "buffer" });
      expect(Buffer.compare(stdout, await download(path, "identity"))).toBe(0);
    });
  });

  it("read by fetch is the plain document", async () => {
    const [coded, plain] = await Promise.all(
      ["gzip", "identity"].map((coding) => worker.fetch(path, { headers: { "Accept-Encoding": coding } })),
    );
    expect(coded?.headers.get("Content-Encoding")).toBe("gzip");
    expect(await coded?.text()).toBe(await plain?.text());
  });
});
