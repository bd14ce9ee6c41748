/** Requirement 37: the lengths of sound and film, from which the Worker answers byte ranges. */

import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { RECORDING_EXTENSIONS } from "../../../src/compiler/media/identify.ts";
import { openFiles } from "../../support/pack.ts";
import { MP3, MP4, png } from "../../support/pictures.ts";
import { compileFiles } from "../../support/seeds.ts";

describe("the pack", () => {
  it("has the lengths of sound and film, in _public/ too, and of no other file", async () => {
    const compiled = await compileFiles({
      "2024-05-04-ferry.html":
        '<h1>The ferry</h1><p>It docks.</p><video src="ferry.mp4"></video><img src="quay.png" alt="">',
      "ferry.mp4": MP4,
      "quay.png": png(4, 3),
      "_public/old/episode 1.mp3": MP3,
      "_public/ads.txt": "none",
    });
    if (!compiled.ok) throw new Error(compiled.error[0]?.message);
    const { pack, media } = compiled.value;
    const { lengthOfRecording } = openFiles(pack);
    const lengths = media.map(({ served }) => [
      served.replace(/-[0-9a-f]{16}/, ""),
      lengthOfRecording(`/media/${served}`),
    ]);
    expect(lengths).toEqual([
      ["ferry.mp4", MP4.length],
      ["quay.png", undefined],
    ]);
    expect(lengthOfRecording("/old/episode 1.mp3")).toBe(MP3.length);
    for (const path of ["/ads.txt", "/old/episode%201.mp3", "/media/constructor", ""])
      expect(lengthOfRecording(path)).toBeUndefined();
  });
});

describe("wrangler.toml", () => {
  it("passes exactly the extensions of sound and film to the Worker first", async () => {
    const settings = await readFile("wrangler.toml", "utf8");
    const [, list = ""] = /^run_worker_first = (\[.*\])$/m.exec(settings) ?? [];
    expect(JSON.parse(list)).toEqual([...RECORDING_EXTENSIONS].sort().map((extension) => `/*.${extension}`));
  });
});
