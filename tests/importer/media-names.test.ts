/** The names of copied pictures and recordings. */

import { describe, expect, it } from "vitest";
import { compiledIn } from "../support/import.ts";
import { ICE, importPosts, OLD, SHIP } from "../support/import-media.ts";
import type { Served } from "../support/network.ts";
import { jpeg, svg } from "../support/pictures.ts";

describe("an import with --media", () => {
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
    const { files, notCopied, folder } = await importPosts(
      { a: { html: `<img src="${OLD}${path}">` } },
      { [path]: bytes },
    );
    expect([notCopied, files]).toEqual([[], [expect.stringMatching(name)]]);
    expect((await compiledIn(folder))[0]?.contentHtml).not.toContain(OLD);
  });

  it("finds another name where a folder and a file would have the same", async () => {
    const { html } = await importPosts(
      { a: { html: `<img src="${OLD}/ice.png"><img src="${OLD}/ice.png/ship.png">` } },
      { "/ice.png": ICE, "/ice.png/ship.png": SHIP },
    );
    expect(html[0]?.match(/src="media\/old\.example\/(?:ice|ship)-[\da-f]{8}\.png"/g)).toHaveLength(1);
    expect(html[0]).not.toContain(OLD);
  });
});
