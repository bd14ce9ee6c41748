/** Newsroom embargoes at the head of plain text and Markdown: obeyed, or an error. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { articleOf, articlesOf, problemsOf } from "../../support/seeds.ts";

const TEXT = "The port opened a new quay for ships of three hundred metres on Monday morning.";
const KINDS = ["2024-05-04-a.txt", "2024-05-04-a.md"];

describe("an embargo with a date and a time", () => {
  it.each([
    ["EMBARGOED UNTIL 2131-05-03 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGOED UNTIL 00:01 GMT ON THURSDAY 3 MAY 2131", "2131-05-03T00:01:00Z"],
    ["STRICTLY EMBARGOED until 6 a.m. ET, Thursday, May 3, 2131", "2131-05-03T10:00:00Z"],
    ["Embargoed until: 3 May 2131, 06:00 CET", "2131-05-03T05:00:00Z"],
    ["Embargoed for release 3 May 2131 at 6:30 p.m.", "2131-05-03T18:30:00Z"],
    ["**EMBARGOED UNTIL 0001hrs UTC, 3 May 2131**", "2131-05-03T00:01:00Z"],
    ["NOT FOR PUBLICATION BEFORE 12:00 ON 3 MAY 2131", "2131-05-03T12:00:00Z"],
    ["Not for publication before noon on 3 May 2131", "2131-05-03T12:00:00Z"],
    ["NOT FOR RELEASE UNTIL 2131-05-03T06:00:00+02:00", "2131-05-03T04:00:00Z"],
    ["NOT FOR BROADCAST BEFORE 10.30am 3 May 2131", "2131-05-03T10:30:00Z"],
    ["HOLD FOR RELEASE: May 3, 2131 12:01 a.m. EST", "2131-05-03T05:01:00Z"],
    ["UNDER EMBARGO until 3 May 2131, 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGO UNTIL 3 MAY 2131 06:00", "2131-05-03T06:00:00Z"],
    ["Embargo 3 May 2131 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGO: 3 May 2131 06:00", "2131-05-03T06:00:00Z"],
    ["[EMBARGOED until 3 May 2131 06:00]", "2131-05-03T06:00:00Z"],
    ["> # EMBARGOED until 3 May 2131 06:00", "2131-05-03T06:00:00Z"],
    ["<p><strong>EMBARGOED until 3 May 2131 06:00</strong></p>", "2131-05-03T06:00:00Z"],
    ["Sperrfrist: 3. Mai 2131, 6 Uhr", "2131-05-03T06:00:00Z"],
    ["Sperrefrist: 3. mai 2131 kl. 06.00", "2131-05-03T06:00:00Z"],
    ["SOUS EMBARGO JUSQU’AU 3 mai 2131 à 06h00", "2131-05-03T06:00:00Z"],
    ["Sous embargo jusqu'au 3 mai 2131, 6 heures", "2131-05-03T06:00:00Z"],
    ["EMBARGO HASTA EL 3 de mayo de 2131 a las 06:00 horas", "2131-05-03T06:00:00Z"],
    ["Embargado hasta el 3 de mayo de 2131, 06:00", "2131-05-03T06:00:00Z"],
    ["Sotto embargo fino al 3 maggio 2131, ore 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGO TOT 3 mei 2131, 06.00 uur", "2131-05-03T06:00:00Z"],
    ["Sob embargo até 3 de maio de 2131, 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGOED UNTIL 3 May 2131 06:00\n================================", "2131-05-03T06:00:00Z"],
    ["STRICTLY EMBARGOED\nuntil 06:00 on 3 May 2131", "2131-05-03T06:00:00Z"],
    ["NOT FOR PUBLICATION\n\nEMBARGOED UNTIL 3 May 2131 06:00", "2131-05-03T06:00:00Z"],
    ["EMBARGOED UNTIL 3 May 2131 06:00\n\nNOT FOR BROADCAST BEFORE 3 May 2131 08:00", "2131-05-03T08:00:00Z"],
  ])("holds the article back in %j, and is no part of it", async (embargo, release) => {
    const texts = [
      `${embargo}\n\nPort opens quay\n\n${TEXT}\n`,
      `Port opens quay\n\n${embargo}\n\n${TEXT}\n`,
      `---\ntitle: Port opens quay\n---\n${embargo}\n\n${TEXT}\n`,
    ];
    const files = Object.fromEntries(
      texts.flatMap((text, at) => ["txt", "md"].map((kind) => [`2024-05-04-${kind}-${at}.${kind}`, text])),
    );
    const articles = await articlesOf(files);
    expect(Object.keys(articles).sort()).toEqual(Object.keys(files).sort());
    for (const article of Object.values(articles)) {
      expect(article.publishAt).toBe(at(release));
      expect(JSON.stringify(article)).not.toMatch(/embargo|sperrfrist|not for|hold for/i);
      expect(article.contentText).toMatch(/^(?:Port opens quay\s+)?The port opened/);
      expect(article.contentText).toContain(TEXT);
    }
  });

  it("is found below other lines of the head", async () => {
    const text = `PRESS RELEASE 12\nPort of Oslo, press office\nEMBARGOED UNTIL 3 May 2131 06:00\n\nPort opens quay\n\n${TEXT}\n`;
    for (const name of KINDS)
      expect((await articleOf(name, text)).publishAt).toBe(at("2131-05-03T06:00:00Z"));
  });

  it("is the date of an article that has no other", async () => {
    const article = await articleOf(
      "quay.txt",
      `EMBARGOED UNTIL 2021-05-03 06:00\n\nPort opens quay\n\n${TEXT}\n`,
    );
    expect(article).toMatchObject({ title: "Port opens quay", published: at("2021-05-03T06:00:00Z") });
  });

  it("yields to a later date in the front matter, and never to an earlier one", async () => {
    const file = (release: string) =>
      `---\ntitle: Quay\npublish_at: ${release}\n---\nEMBARGOED UNTIL 2131-05-03 06:00\n\n${TEXT}\n`;
    for (const name of KINDS) {
      expect((await articleOf(name, file("2132-01-01"))).publishAt).toBe(at("2132-01-01T00:00:00Z"));
      expect((await articleOf(name, file("2025-01-01"))).publishAt).toBe(at("2131-05-03T06:00:00Z"));
    }
  });

  it("is reported as a note", async () => {
    expect(
      await problemsOf({ "2024-05-04-a.md": `EMBARGOED UNTIL 2131-05-03 06:00\n\n# Quay\n\n${TEXT}` }),
    ).toContain("note: 2024-05-04-a.md:1: embargo read as publish_at: 2131-05-03T06:00:00Z");
  });
});

describe("an embargo that cannot be obeyed", () => {
  it.each([
    "EMBARGOED",
    "EMBARGOED FOR MONDAY",
    "EMBARGOED UNTIL 3 MAY 2131",
    "EMBARGOED UNTIL 06:00",
    "EMBARGOED UNTIL 31 JUNE 2131 06:00",
    "EMBARGOED UNTIL 3 MAY 2131 25:00",
    "EMBARGOED UNTIL 06:00 BST ON 3 MAY 2131",
    "EMBARGOED UNTIL 3 MAY 2131 06:00 LOCAL TIME",
    "STRICTLY EMBARGOED",
    "NOT FOR PUBLICATION",
    "NOT FOR RELEASE",
    "NOT FOR BROADCAST",
    "HOLD FOR RELEASE",
    "DRAFT - NOT FOR PUBLICATION",
    "CONFIDENTIAL: NOT FOR RELEASE",
    "EMBARGO",
    "EMBARGO:",
    "EMBARGO: EU TIGHTENS THE RULES",
    "Embargo until Monday",
    "# EMBARGOED",
  ])("stops the build for %j at its line", async (embargo) => {
    const text = `---\ntitle: Quay\n---\n\n${embargo}\n\n${TEXT}\n`;
    const problems = await problemsOf({ "2024-05-04-a.md": text, "2024-05-04-b.txt": text });
    expect(problems.filter((problem) => !problem.startsWith("warning: "))).toEqual(
      ["2024-05-04-a.md", "2024-05-04-b.txt"].map(
        (name) =>
          `${name}:5: embargo ${JSON.stringify(embargo)} has no date and time that can be read; expected a date and a time, such as EMBARGOED UNTIL 2031-05-03 06:00 UTC, or 06:00+01:00`,
      ),
    );
  });

  it("is no error in a draft", async () => {
    for (const text of [`---\ndraft: true\n---\nEMBARGOED\n\n${TEXT}`, `Status: draft\nEMBARGOED\n\n${TEXT}`])
      expect(await problemsOf({ "2024-05-04-a.txt": text })).toEqual([
        expect.stringMatching(/^note: .*, not published$/),
      ]);
  });
});

describe("a headline that speaks of an embargo", () => {
  it.each([
    "Embargo: EU tightens the rules on oil",
    "EMBARGO ON OIL LIFTED",
    "Embargoed oil tanker seized off Crete",
    "Embargo lifted after ten years",
    "FOR IMMEDIATE RELEASE",
  ])("stays public: %j", async (headline) => {
    for (const name of KINDS) {
      const heading = name.endsWith("md") ? `# ${headline}` : headline;
      const article = await articleOf(name, `${heading}\n\nOSLO (AP) - ${TEXT}\n`);
      expect(article).not.toHaveProperty("publishAt");
    }
  });

  it("is no mark in the text", async () => {
    for (const name of KINDS) {
      const article = await articleOf(
        name,
        `Quay\n\nOSLO (AP) - ${TEXT}\n\nEMBARGOED GOODS WERE FOUND THERE.\n`,
      );
      expect(article.contentText).toContain("EMBARGOED GOODS");
    }
  });
});
