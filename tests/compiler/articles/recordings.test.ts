/** Requirement 37: the recording of an article, in the content and beside it. */

import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem } from "../../../src/compiler/ground/problem.ts";
import { MAX_BYTES } from "../../../src/compiler/media/library.ts";
import { MP3, MP4, png } from "../../support/pictures.ts";
import { mp3, mp4, wav } from "../../support/recordings.ts";
import { articleOf, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const md = (body: string, more = "") =>
  `---\ntitle: Bells\ndate: 2024-05-04\ntopics: []\n${more}---\n${body}\n`;
const read = (body: string, more = "", others: Files = {}) => articleOf("bells.md", md(body, more), others);
const problems = (body: string, more = "", others: Files = {}) =>
  problemsOf({ "bells.md": md(body, more), ...others });
const BELL = expect.stringMatching(/^http:\/\/localhost:8787\/media\/bell-[0-9a-f]{16}\.wav$/);
const FILES = { "bell.wav": wav(3) };
const REMOTE = "https://cdn.example/bell.mp3";

describe("the first recording that the content shows", () => {
  it.each([
    ["an audio element", '<audio src="bell.wav"></audio>'],
    ["the source of an audio element", '<audio controls><source src="bell.wav"></audio>'],
    ["a wiki link", "![[bell.wav]]"],
    ["WordPress's code", '[audio src="bell.wav"][/audio]'],
  ])("is the recording of the article: %s", async (_, body) => {
    const { recording, contentHtml } = await read(`Text.\n\n${body}`, "", FILES);
    expect(recording).toEqual({ url: BELL, length: 344, type: "audio/wav", duration: 3 });
    expect(contentHtml.match(/<audio/g)).toHaveLength(1);
    expect(contentHtml).toMatch(/^<p>Text\.<\/p>\n.*<audio/);
  });

  it("is the first one if there are several, of an element and its sources too", async () => {
    const body =
      '<video><source src="film.mp4"><source src="bell.wav"></video>\n\n<audio src="bell.wav"></audio>';
    const { recording } = await read(body, "", { ...FILES, "film.mp4": MP4 });
    expect(recording).toMatchObject({ type: "video/mp4", length: MP4.length });
  });

  it("has controls, because without them an audio element is invisible", async () => {
    expect((await read('<audio src="bell.wav" autoplay></audio>', "", FILES)).contentHtml).toMatch(
      /^<p><audio src="[^"]+" controls><\/audio><\/p>$/,
    );
  });

  it("has no duration if the file states none that can be read", async () => {
    const { recording } = await read('<audio src="bell.mp3"></audio>', "", { "bell.mp3": MP3 });
    expect(recording).toEqual({
      url: expect.stringContaining("/media/bell-"),
      length: MP3.length,
      type: "audio/mpeg",
    });
  });

  it("has the duration of its track if it is a film without sound", async () => {
    const { recording } = await read('<video src="film.mp4"></video>', "", { "film.mp4": mp4(12) });
    expect(recording).toMatchObject({ type: "video/mp4", duration: 12 });
  });

  it("has the duration of all frames of an MP3 file without a header", async () => {
    const { recording } = await read('<audio src="bell.mp3"></audio>', "", { "bell.mp3": mp3(12) });
    expect(recording?.duration).toBe(12);
  });

  it("is no enclosure if it is elsewhere, and a note says which lines make it one", async () => {
    const body = `<audio src="${REMOTE}"></audio>`;
    expect(await read(body)).not.toHaveProperty("recording");
    expect(await problems(body)).toEqual([
      `note: bells.md: recording "${REMOTE}" is only in the text, because its length is unknown; expected for an enclosure, \`audio: {url: ${REMOTE}, length: ..., type: audio/mpeg}\` with the length in bytes and the media type`,
    ]);
  });

  it("is a file if the ones before it are elsewhere", async () => {
    const body = `<audio src="${REMOTE}"></audio> <audio src="bell.wav"></audio>`;
    expect((await read(body, "", FILES)).recording).toMatchObject({ url: BELL });
    expect(await problems(body, "", FILES)).toEqual([]);
  });

  it("is not a link to a recording, and a note has the line that makes it one", async () => {
    const body = "[the bell](bell.wav)";
    expect(await read(body, "", FILES)).not.toHaveProperty("recording");
    expect(await problems(body, "", FILES)).toEqual([
      'note: bells.md: recording "bell.wav" is only linked; expected for an enclosure, `audio: bell.wav`',
    ]);
    expect(await problems(body, "audio: bell.wav\n", FILES)).toEqual([]);
    expect(await problems(body, "page: true\n", FILES)).toEqual([]);
  });
});

describe("a recording in front matter", () => {
  it("opens the content with a player", async () => {
    const { recording, contentHtml } = await read("Text.", "audio: bell.wav\n", FILES);
    expect(recording).toEqual({ url: BELL, length: 344, type: "audio/wav", duration: 3 });
    expect(contentHtml).toBe(
      `<figure><audio controls src="${recording?.url}"></audio></figure>\n<p>Text.</p>`,
    );
  });

  it("stands below the lead picture, and may be a film", async () => {
    const files = { "film.mp4": MP4, "quay.png": png(4, 3) };
    const { contentHtml } = await read("Text.", "video: film.mp4\nimage: quay.png\n", files);
    expect(contentHtml).toMatch(
      /^<figure><img [^>]+><\/figure>\n<figure><video controls src="[^"]+\.mp4"><\/video><\/figure>\n<p>/,
    );
  });

  it("has no second player if the content shows it, and comes before others there", async () => {
    const body = 'Text.\n\n<audio src="other.wav"></audio>\n\n<audio src="bell.wav"></audio>';
    const { recording, contentHtml } = await read(body, "audio: bell.wav\n", {
      ...FILES,
      "other.wav": wav(1),
    });
    expect(recording).toMatchObject({ url: BELL });
    expect(contentHtml.match(/<audio/g)).toHaveLength(2);
  });

  it("may be elsewhere if its length and type are written", async () => {
    const facts = `audio:\n  url: ${REMOTE}?a=1&b=2\n  length: 31457280\n  type: Audio/MPEG\n  duration: 1:02:03\n`;
    const { recording, contentHtml } = await read("Text.", facts);
    expect(recording).toEqual({
      url: `${REMOTE}?a=1&b=2`,
      length: 31457280,
      type: "audio/mpeg",
      duration: 3723,
    });
    expect(contentHtml).toMatch(
      /^<figure><audio controls src="https:\/\/cdn\.example\/bell\.mp3\?a=1&amp;b=2"><\/audio>/,
    );
  });

  it("makes a player of the content an enclosure, as the note says", async () => {
    const { recording, contentHtml } = await read(
      `Text. <audio src="${REMOTE}"></audio>`,
      `audio: {url: ${REMOTE}, length: 5, type: audio/mpeg}\n`,
    );
    expect(recording).toEqual({ url: REMOTE, length: 5, type: "audio/mpeg" });
    expect(contentHtml.match(/<audio/g)).toHaveLength(1);
  });

  it("is measured if it is a file, so only the duration of an unreadable file is used", async () => {
    const facts = "audio: {url: bell.mp3, length: 5, type: audio/ogg, duration: 61}\n";
    expect((await read("Text.", facts, { "bell.mp3": MP3 })).recording).toEqual({
      url: expect.stringContaining("/media/bell-"),
      length: MP3.length,
      type: "audio/mpeg",
      duration: 61,
    });
    const same = "audio: {url: bell.wav, duration: 61}\n";
    expect((await read("Text.", same, FILES)).recording).toMatchObject({ length: 344, duration: 3 });
  });

  it("may be a list of one, as Hugo has it", async () => {
    expect((await read("Text.", "audio: [bell.wav]\n", FILES)).recording).toMatchObject({ url: BELL });
  });

  it.each([
    [
      `audio: ${REMOTE}`,
      `audio "${REMOTE}" has no length and no type; expected \`audio: {url: ${REMOTE}, length: ..., type: audio/mpeg}\` with the length in bytes and the media type`,
    ],
    [`video: {url: ${REMOTE}, length: 5}`, `video "${REMOTE}" has no type; expected \`video: {url:`],
    [`audio: {url: ${REMOTE}, type: audio/mpeg}`, `audio "${REMOTE}" has no length; expected \`audio: {url:`],
    ["audio: gone.mp3", 'sound or film "gone.mp3" is not there; expected a file beside the article, or an'],
    ["audio: quay.png", 'sound or film "quay.png" is image/png; expected an MP4, WebM, MP3'],
    [
      "audio: mailto:a@b.example",
      'audio is "mailto:a@b.example"; expected a file beside the article, or an http or',
    ],
    [
      "audio: 5",
      "audio is 5; expected a file beside the article, or {url, length, type} of a recording on another site",
    ],
    [
      "audio: {length: 5}",
      "audio.url is missing; expected the address of a recording, or a file beside the article",
    ],
    [
      "audio: {url: a.mp3, length: many}",
      'audio.length is "many"; expected the size of the recording in bytes',
    ],
    ["audio: {url: a.mp3, length: 0}", "audio.length is 0; expected the size of the recording in bytes"],
    [
      "audio: {url: a.mp3, type: mp3}",
      'audio.type is "mp3"; expected a media type such as audio/mpeg or video/mp4',
    ],
    [
      "audio: {url: a.mp3, duration: long}",
      'audio.duration is "long"; expected seconds, or hours:minutes:seconds',
    ],
    ["audio: {url: a.mp3, lenght: 5}", 'unknown key "lenght" in audio; expected "length"'],
  ])("is refused as %s", async (line, problem) => {
    expect(await problems("Text.", `${line}\n`, { "quay.png": png(4, 3) })).toContainEqual(
      expect.stringContaining(`bells.md:5: ${problem}`),
    );
  });

  it("is one, so a sound and a film together are refused", async () => {
    const files = { ...FILES, "film.mp4": MP4 };
    expect(await problems("Text.", "audio: bell.wav\nvideo: film.mp4\n", files)).toContain(
      "bells.md:5: audio and video; expected one of them, because an entry has one recording",
    );
  });
});

describe("a recording of more than 25 MiB", () => {
  it.each([
    ["in front matter", "audio: long.mp3\n", "Text.", 5],
    ["in the content", "", '<audio src="long.mp3"></audio>', 6],
  ])(
    "is not uploaded, and the message has the line for a file elsewhere: %s",
    async (_, more, body, line) => {
      const folder = await folderOf({ "bells.md": md(body, more) });
      await writeFile(join(folder, "long.mp3"), mp3(1));
      await truncate(join(folder, "long.mp3"), MAX_BYTES + 1);
      const compiled = await compile({ folder });
      expect(compiled.ok ? [] : compiled.error.map(describeProblem)).toEqual([
        expect.stringMatching(
          new RegExp(
            `bells\\.md:${line}: sound or film "long\\.mp3" has 26214401 bytes; expected at most 26214400, or the file on another host and \`audio: {url: https://\\.\\.\\., length: 26214401, type: audio/mpeg}\`$`,
          ),
        ),
      ]);
    },
  );
});
