/** The limits of an import with pictures, beside those of a single file. */

import { describe, expect, it } from "vitest";
import { describeProblem } from "../../src/compiler/ground/problem.ts";
import { copyFiles } from "../../src/importer/media/copy-files.ts";
import { ICE, importPosts, OLD } from "../support/import-media.ts";
import { type Served, smallInternet } from "../support/network.ts";
import { png } from "../support/pictures.ts";
import { folderOf } from "../support/seeds.ts";

describe("the limits of an import with --media", () => {
  const urls = Array.from({ length: 12 }, (_, at) => `${OLD}/${at}.png`);
  const copyAll = async (
    served: (at: number) => Served,
    limits: { seconds?: number; totalBytes?: number },
  ) => {
    const internet = await smallInternet(
      Object.fromEntries(urls.map((url, at) => [new URL(url).pathname, served(at)])),
    );
    const { network, asked } = internet;
    const settings = { folder: await folderOf({}), others: [], network, print: () => undefined, ...limits };
    const { files, failures } = await copyFiles(urls, settings);
    return { asked, files, problems: failures.map(describeProblem) };
  };

  it("leave a host alone that does not answer", async () => {
    const { asked, problems } = await copyAll(() => () => undefined, { seconds: 0.3 });
    // Six fetches start at once, and each of the first two that end starts another one.
    expect(asked.length).toBeLessThanOrEqual(8);
    expect([problems.length, problems[0], problems[11]]).toEqual([
      12,
      `${urls[0]}: not complete within 0.3 seconds; expected an answer`,
      `${urls[11]}: old.example did not answer 3 times; expected an answer`,
    ]);
  });

  it("stop after a total of bytes, and name the number of files that another import fetches", async () => {
    const { asked, files, problems } = await copyAll((at) => png(at + 1, 1), { totalBytes: 1 });
    expect([asked.length, files.size]).toEqual([6, 6]);
    expect(problems).toEqual([
      expect.stringMatching(
        /media: \d+ bytes fetched, and 6 more files to fetch; expected at most 1 bytes and 20000 files in one import; run it again for the others$/,
      ),
    ]);
  });

  it("fetches at most six files at once", async () => {
    let [open, most] = [0, 0];
    const slow: Served = (response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end(ICE);
      }, 30);
    };
    const names = Array.from({ length: 20 }, (_, at) => `/${at}.png`);
    await importPosts(
      { a: { html: names.map((name) => `<img src="${OLD}${name}">`).join("") } },
      Object.fromEntries(names.map((name) => [name, slow])),
    );
    expect(most).toBe(6);
  });
});
