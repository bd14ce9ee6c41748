/** Ghost's mark below which a text is for members. Its part must not be published. */

import { describe, expect, it } from "vitest";
import { problemsOf } from "../../support/seeds.ts";

const post = (body: string, fields = "") =>
  `---\ntitle: Ice\ndate: 2024-05-04\ntopics: []\n${fields}---\nThe ice.\n\n${body}\n`;

describe("the mark <!--members-only-->", () => {
  it.each([
    ["a.md", "<!--members-only-->"],
    ["a.html", "<p>Ice</p>\n<!-- Members-Only -->"],
    ["a.txt", "<!--members-only-->"],
  ])("stops the build with its line: %s", async (name, mark) => {
    const line = 8 + mark.split("\n").length - 1;
    expect(await problemsOf({ [name]: post(`${mark}\n\nFor members.`) })).toContainEqual(
      `${name}:${line}: the mark \`<!--members-only-->\`, below which the text is private; expected the text without this part, or without the mark if the part is public`,
    );
  });

  it("is text in code, and says nothing in a file that is not published", async () => {
    expect(await problemsOf({ "a.md": post("Write `<!--members-only-->`.") })).toEqual([]);
    expect(await problemsOf({ "a.md": post("<!--members-only-->", "visibility: paid\n") })).toEqual([
      "note: a.md: `visibility: paid`, not published",
    ]);
  });
});
