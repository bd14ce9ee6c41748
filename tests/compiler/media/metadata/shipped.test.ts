/** Photographs of cameras, editors and phones after a whole build. */

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shipMedia } from "../../../../src/compiler/media/ship.ts";
import { clean, NAMES, original, SECRETS } from "../../../support/metadata.ts";
import { MP3, png, svg } from "../../../support/pictures.ts";
import { compileFiles, type Files, folderOf, problemsOf } from "../../../support/seeds.ts";

const article = (...names: readonly string[]) =>
  `---\ntitle: Pilots\ndate: 2024-05-04\ntopics: []\n---\n${names.map((name) => `![](${name})`).join(" ")}\n`;

/** Builds and returns the files under /media/, by name. */
async function shipped(files: Files): Promise<ReadonlyMap<string, Buffer>> {
  const compiled = await compileFiles(files);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const folder = await folderOf({});
  const media = join(folder, "media");
  await shipMedia(compiled.value.media, media, join(folder, "unfinished"));
  const names = await readdir(media);
  const contents = await Promise.all(names.map((name) => readFile(join(media, name))));
  return new Map(names.map((name, index) => [name, contents[index] ?? Buffer.alloc(0)]));
}

const ICC = await readFile("tests/fixtures/pictures/red-green.icc");

describe("a photograph that an article shows", () => {
  it.each(NAMES)("is published without the metadata of %s", async (name) => {
    const before = original(name);
    for (const secret of SECRETS[name] ?? []) expect(before.includes(secret), secret).toBe(true);
    const files = await shipped({ "a.md": article(name), [name]: before });
    expect(files.size).toBe(1);
    for (const [served, bytes] of files) {
      for (const secret of SECRETS[name] ?? []) expect(bytes.includes(secret), secret).toBe(false);
      expect(bytes.length).toBeGreaterThan(80);
      expect(bytes).toEqual(clean(name));
      expect(served).toContain(createHash("sha256").update(bytes).digest("hex").slice(0, 16));
    }
  });

  it("keeps its colour profile, byte by byte", () => {
    for (const name of ["quay.jpg", "quay.webp", "quay.avif"])
      expect(clean(name).includes(ICC), name).toBe(true);
    const profileIn = (bytes: Buffer) => {
      const at = bytes.indexOf("iCCP");
      return bytes.subarray(at - 4, at + 8 + bytes.readUInt32BE(at - 4));
    };
    expect(profileIn(clean("quay.png"))).toEqual(profileIn(original("quay.png")));
  });

  it("has the same address with other metadata, so it is published once", async () => {
    const files = await shipped({
      "a.md": article("quay.jpg", "copy/quay.jpg"),
      "quay.jpg": original("quay.jpg"),
      "copy/quay.jpg": clean("quay.jpg"),
    });
    expect([...files.keys()]).toEqual([expect.stringMatching(/^quay-[0-9a-f]{16}\.jpg$/)]);
  });

  it("is measured after the rotation that browsers apply", async () => {
    const compiled = await compileFiles({ "a.md": article("quay.jpg"), "quay.jpg": original("quay.jpg") });
    expect(compiled.ok && compiled.value.media).toEqual([expect.objectContaining({ width: 16, height: 24 })]);
  });

  it("stops the build if it is damaged, and is not published unchanged", async () => {
    for (const name of NAMES.filter((other) => other !== "loop.gif")) {
      const end = clean(name).length - 1;
      expect(await problemsOf({ "a.md": article(name), [name]: clean(name).subarray(0, end) })).toEqual([
        expect.stringMatching(
          new RegExp(`^a\\.md:6: image "${name}" is damaged \\(image/\\w+\\); expected a PNG, JPEG`),
        ),
      ]);
    }
  });
});

describe("a file without metadata", () => {
  it("is published unchanged", async () => {
    const files = { "a.png": png(4, 3), "b.svg": Buffer.from(svg('width="4" height="3"')), "c.mp3": MP3 };
    const result = await shipped({
      ...files,
      "a.md": `${article("a.png", "b.svg")}<audio src="c.mp3"></audio>`,
    });
    expect([...result.values()].map((bytes) => new Uint8Array(bytes))).toEqual(
      Object.values(files).map((bytes) => new Uint8Array(bytes)),
    );
  });
});
