/** Settings that a command adds to `_site.yaml`, whose other lines belong to the publisher. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withSettings } from "../../../src/compiler/site/add-settings.ts";

const URL_VALUE = "https://feeds.example.org";
const ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

describe("adding settings", () => {
  it("appends lines, and keeps all other lines and their comments", () => {
    const text = "# Notes of the harbour.\ntitle: Notes     # on the masthead\n\n# The end.\n";
    expect(withSettings(text, { url: URL_VALUE, id: ID })).toBe(`${text}url: ${URL_VALUE}\nid: ${ID}\n`);
  });

  it.each([
    ["an empty text", "", `url: ${URL_VALUE}\n`],
    ["comments alone", "# Notes\n", `# Notes\nurl: ${URL_VALUE}\n`],
    ["a text without an end of line", "title: Notes", `title: Notes\nurl: ${URL_VALUE}\n`],
    ["lines that end with CR LF", "title: Notes\r\n", `title: Notes\r\nurl: ${URL_VALUE}\r\n`],
    [
      "a line in which the setting is commented out",
      "# url: https://a.example  # ours\ntitle: Notes\n",
      `url: ${URL_VALUE}  # ours\ntitle: Notes\n`,
    ],
    ["a list at the end", "authors:\n  - name: Kari\n", `authors:\n  - name: Kari\nurl: ${URL_VALUE}\n`],
    [
      "a block of text at the end",
      "description: |\n  Notes.\n",
      `description: |\n  Notes.\nurl: ${URL_VALUE}\n`,
    ],
  ])("works with %s", (_, text, expected) => {
    expect(withSettings(text, { url: URL_VALUE })).toBe(expected);
  });

  it.each([
    ["braces", "{title: Notes} # ours\n"],
    ["a mark of the end", "title: Notes # ours\n...\n"],
    ["indented lines", "  title: Notes # ours\n"],
    ["an empty value", "title: Notes # ours\nurl:\n"],
    ["another value", "title: Notes # ours\nurl: http://localhost\n"],
    ["a comment in a block of text", "description: |\n  a\n# url: x\ntitle: Notes # ours\n"],
  ])("gives the setting and keeps comments in a text with %s", (_, text) => {
    const edited = withSettings(text, { url: URL_VALUE });
    expect(parse(edited)).toEqual({ ...parse(text), url: URL_VALUE });
    expect(edited).toContain("# ours");
  });

  it("turns the shipped _site.yaml into a site that can be published", () => {
    const text = readFileSync("seeds/_site.yaml", "utf8");
    const edited = withSettings(text, { url: URL_VALUE, id: ID });
    expect(parse(edited)).toEqual({ ...parse(text), url: URL_VALUE, id: ID });
    const [before, after] = [text.split("\n"), edited.split("\n")];
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, at) => line !== before[at])).toEqual([
      expect.stringMatching(/^url: https:\/\/feeds\.example\.org +# the address/),
      expect.stringMatching(/^id: 6f9619ff.* +# a UUID/),
    ]);
  });
});
