/** Requirement 37: `podcast:` in the settings of the site, and the check of its cover. */

import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { jpeg, png, svg } from "../../support/pictures.ts";
import { type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const REQUIRED = "image: cover.png, category: News, explicit: false";
const COVER = png(1400, 1400);
const settings = (podcast: string) =>
  `title: Bells\nauthors: [Ingrid Ås, Per Nilsen]\npodcast: {${podcast}}\n`;
const problems = (podcast: string, files: Files = { "cover.png": COVER }) =>
  problemsOf({ "_site.yaml": settings(podcast), ...files });

async function podcastOf(podcast: string, files: Files = { "cover.png": COVER }) {
  const compiled = await compile({ folder: await folderOf({ "_site.yaml": settings(podcast), ...files }) });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

describe("podcast", () => {
  it("is off if the settings do not have it", async () => {
    const compiled = await compile({ folder: await folderOf({}) });
    expect(compiled.ok && compiled.value.site).not.toHaveProperty("podcast");
  });

  it("needs the three facts that Apple requires, and has defaults for all others", async () => {
    const { site } = await podcastOf(REQUIRED);
    expect(site.podcast).toEqual({
      image: expect.stringMatching(/^http:\/\/localhost:8787\/media\/cover-[0-9a-f]{16}\.png$/),
      categories: [{ name: "News" }],
      explicit: false,
      author: "Ingrid Ås, Per Nilsen",
      medium: "podcast",
      locked: false,
    });
  });

  it("names a narrow category together with the broad one that contains it", async () => {
    const { site } = await podcastOf(REQUIRED.replace("News", "[documentary, TV & Film]"));
    expect(site.podcast?.categories).toEqual([
      { name: "Documentary", within: "Society & Culture" },
      { name: "TV & Film" },
    ]);
  });

  it("names the owner as the author if the owner has no name", async () => {
    const { site } = await podcastOf(`${REQUIRED}, author: The Desk, owner: {email: desk@notes.example}`);
    expect(site.podcast).toMatchObject({
      author: "The Desk",
      owner: { name: "The Desk", email: "desk@notes.example" },
    });
  });

  it.each([
    [
      "image: cover.png",
      "podcast.category is missing; expected a category of Apple Podcasts such as News, or a list",
    ],
    [
      "image: cover.png, category: News",
      "podcast.explicit is missing; expected true if some recordings are not suitable",
    ],
    [
      "category: News, explicit: false",
      "podcast.image is missing; expected the cover: a file in the folder of seeds,",
    ],
    [`${REQUIRED}, imgae: a`, 'unknown key "imgae" in podcast; expected "image"'],
    [
      `${REQUIRED}, colour: red`,
      'unknown key "colour" in podcast; expected one of image, category, explicit,',
    ],
    [`${REQUIRED}, owner: {name: A}`, "podcast.owner.email is missing; expected a mail address"],
    [`${REQUIRED}, owner: {email: a}`, 'podcast.owner.email is "a"; expected a mail address'],
    [
      `${REQUIRED}, owner: {email: a@b.example, phone: 1}`,
      'unknown key "phone" in podcast.owner; expected one of',
    ],
    [
      REQUIRED.replace("News", "Documentry"),
      'podcast.category "Documentry" is no category of Apple Podcasts; expected "Documentary"',
    ],
    [
      REQUIRED.replace("News", "[News, Documentry]"),
      'podcast.category ["News","Documentry"] has "Documentry", which is no category of Apple Podcasts; expected "Documentary"',
    ],
    [REQUIRED.replace("false", "no"), 'podcast.explicit is "no"; expected true if'],
    [`${REQUIRED}, type: weekly`, 'podcast.type is "weekly"; expected episodic or serial'],
    [`${REQUIRED}, medium: radio`, 'podcast.medium is "radio"; expected podcast, music, video'],
    [
      `${REQUIRED}, guid: x`,
      'podcast.guid is "x"; expected the podcast:guid that the feed had at its old address',
    ],
  ])("is refused as {%s}", async (podcast, problem) => {
    expect(await problems(podcast)).toContainEqual(expect.stringContaining(`_site.yaml:3: ${problem}`));
  });

  it("is refused if it is `true` instead of a map", async () => {
    expect(await problemsOf({ "_site.yaml": "podcast: true\n" })).toEqual([
      "_site.yaml:1: podcast is true; expected {image, category, explicit} and more",
    ]);
  });
});

describe("the cover of a podcast", () => {
  it("is served with the site's files, and is used", async () => {
    const { media, warnings } = await podcastOf(REQUIRED);
    expect(media.map(({ mediaType }) => mediaType)).toEqual(["image/png"]);
    expect(warnings).toEqual([]);
  });

  it("may be elsewhere, and is not checked there", async () => {
    const { site } = await podcastOf(REQUIRED.replace("cover.png", "https://img.example/cover.jpg"), {});
    expect(site.podcast?.image).toBe("https://img.example/cover.jpg");
  });

  const FORM = "expected a square JPEG or PNG picture of 1400 to 3000 pixels";
  it.each([
    ["not square", { "cover.png": png(1400, 1500) }, `has 1400 by 1500 pixels; ${FORM}`],
    ["small", { "cover.png": png(1399, 1399) }, `has 1399 by 1399 pixels; ${FORM}`],
    ["large", { "cover.png": jpeg(3001, 3001) }, `has 3001 by 3001 pixels; ${FORM}`],
    ["a drawing", { "cover.png": svg('width="1400" height="1400"') }, `is image/svg+xml; ${FORM}`],
    ["text", { "cover.png": "cover" }, "has bytes of no known file type; expected a PNG, JPEG"],
    ["missing", { "covers.png": COVER }, 'is not there; expected "covers.png"'],
  ] as const)("is refused if it is %s", async (_, files, problem) => {
    expect(await problems(REQUIRED, files)).toContainEqual(
      expect.stringContaining(`_site.yaml:3: podcast.image "cover.png" ${problem}`),
    );
  });

  it("is accepted with 3000 pixels", async () => {
    expect(await problems(REQUIRED, { "cover.png": jpeg(3000, 3000) })).toEqual([]);
  });
});
