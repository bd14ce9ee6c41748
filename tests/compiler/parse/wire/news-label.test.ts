import { describe, expect, it } from "vitest";
import { readCopy } from "../../../support/copy.ts";
import { articleOf } from "../../../support/seeds.ts";

const REPORT = "BERGEN, Norway (AP) — A ferry ran on hydrogen for the first time.";

describe("a label before a headline", () => {
  it.each([
    ["UPDATE 2-Ferry runs on hydrogen", "UPDATE 2"],
    ["CORRECTED-Ferry runs on hydrogen", "CORRECTED"],
    ["CORRECTED-UPDATE 1-Ferry runs on hydrogen", "CORRECTED-UPDATE 1"],
    ["ANALYSIS-Ferry runs on hydrogen", "ANALYSIS"],
    ["FACTBOX-Ferry runs on hydrogen", "FACTBOX"],
    ["WRAPUP 3-“Ferry runs on hydrogen”", "WRAPUP 3"],
    ["EXCLUSIVE - Ferry runs on hydrogen", "EXCLUSIVE"],
    ["URGENT: Ferry runs on hydrogen", "URGENT"],
    ["BREAKING NEWS: Ferry runs on hydrogen", "BREAKING NEWS"],
    ["Update: Ferry runs on hydrogen", "Update"],
    ["UPDATED: Ferry runs on hydrogen", "UPDATED"],
    ["Correction: Ferry runs on hydrogen", "Correction"],
    ["(LEAD) Ferry runs on hydrogen", "LEAD"],
    ["(2nd LD) Ferry runs on hydrogen", "2nd LD"],
    ["[URGENT] Ferry runs on hydrogen", "URGENT"],
    ["EILMELDUNG: Ferry runs on hydrogen", "EILMELDUNG"],
    ["FOR IMMEDIATE RELEASE\n\nFerry runs on hydrogen", "FOR IMMEDIATE RELEASE"],
    ["URGENT\nFerry runs on hydrogen", "URGENT"],
    ["BREAKING NEWS\n\nFerry runs on hydrogen", "BREAKING NEWS"],
    ["Title: UPDATE 2-Ferry runs on hydrogen", "UPDATE 2"],
    ["Date: 2024-05-04\nUpdate: Ferry runs on hydrogen", "Update"],
  ])("is removed from the title and kept as the label: %j", (head, label) => {
    const read = readCopy(`${head}\n\n${REPORT}\n`);
    expect(read).toMatchObject({ label, isDerived: false, dateline: "BERGEN, Norway" });
    expect(read.title.replace(/[“”]/g, "")).toBe("Ferry runs on hydrogen");
  });

  it.each([
    "Update: on the quay",
    "Breaking the ice in Hammerfest",
    "Analysis-paralysis among pilots",
    "Urgent repairs end in May",
  ])("stays if it belongs to the sentence: %j", (title) =>
    expect(readCopy(`${title}\n\n${REPORT}\n`)).toMatchObject({ title, label: undefined }),
  );

  it("opens the content, because RSS and Atom have no place for it", async () => {
    const article = await articleOf(
      "2024-05-04-ferry.txt",
      `CORRECTED-Ferry runs on hydrogen\n\n${REPORT}\n`,
    );
    expect(article).toMatchObject({
      title: "Ferry runs on hydrogen",
      label: "CORRECTED",
      summary: "A ferry ran on hydrogen for the first time.",
      contentHtml: `<p>CORRECTED</p>\n<p>${REPORT}</p>`,
      contentText: `CORRECTED\n\n${REPORT}`,
    });
  });

  it("is never removed from a title in front matter", async () => {
    const written = (title: string) =>
      `---\ntitle: "${title}"\ndate: 2024-05-04\ntopics: []\n---\n${REPORT}\n`;
    for (const title of [
      "Update: on the quay",
      "UPDATE 2-Ferry runs on hydrogen",
      "Correction: Ferry runs on hydrogen",
    ]) {
      for (const name of ["a.txt", "a.md"]) {
        const article = await articleOf(name, written(title));
        expect(article.title).toBe(title);
        expect(article.label).toBeUndefined();
      }
    }
  });
});
