/** `npm run deploy` before the first deployment: it asks for the address and the id, or refuses. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SITE_FILE } from "../../support/ledger.ts";
import { run } from "../../support/program.ts";
import { type Files, folderOf } from "../../support/seeds.ts";
import { writeOutcome } from "../../support/wrangler.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\n---\nA pilot boards.\n";
const ID = "0d9d3f2a-52b7-4b0e-9d5e-2f5b7c1a4e11";
const OTHER_ID = "11111111-2222-4333-8444-555555555555";

/** Deploys with these answers. The input ends after them. Returns the run, the questions and the settings. */
async function deployWith(
  answers: readonly string[],
  files: Files = { "seeds/_site.yaml": "title: Notes # ours\n" },
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
) {
  const cwd = await folderOf({ "seeds/pilots.md": PILOTS, ...files });
  const questions: string[] = [];
  const left = [...answers];
  const started: string[][] = [];
  const result = await run(cwd, ["deploy", ...args], env, {
    newId: () => ID,
    ask: async (question) => {
      questions.push(question);
      return left.shift();
    },
    startWrangler: async (options, variables) => {
      started.push([...options]);
      await writeOutcome(variables);
      return 0;
    },
  });
  const path = join(cwd, "seeds/_site.yaml");
  return {
    ...result,
    questions,
    started,
    settings: existsSync(path) ? readFileSync(path, "utf8") : undefined,
  };
}

describe("npm run deploy on a terminal", () => {
  it("asks for the address, proposes a new id, writes both with comments kept, and deploys", async () => {
    const { status, questions, settings, started, stdout } = await deployWith([
      "https://feeds.example.org",
      "",
    ]);
    expect(status).toBe(0);
    expect(questions).toEqual([
      expect.stringContaining("https://feeds.example.org: "),
      expect.stringContaining(`press Enter for ${ID}`),
    ]);
    expect(settings).toBe(`title: Notes # ours\nurl: https://feeds.example.org\nid: ${ID}\n`);
    expect(stdout).toContain("seeds/_site.yaml: url and id added; commit it\n");
    expect(started).toEqual([["deploy", "--domain", "feeds.example.org"]]);
  });

  it.each([
    ["a host alone", ["feeds.example.org", ""], `url: https://feeds.example.org\nid: ${ID}\n`],
    [
      "capitals and spaces",
      [" https://Feeds.Example.org/ ", ""],
      `url: https://feeds.example.org\nid: ${ID}\n`,
    ],
    [
      "an id of the publisher",
      ["a.example", OTHER_ID.toUpperCase()],
      `url: https://a.example\nid: ${OTHER_ID}\n`,
    ],
  ])("understands %s", async (_, answers, lines) => {
    expect((await deployWith(answers)).settings).toBe(`title: Notes # ours\n${lines}`);
  });

  it.each([
    [
      "an address with a path",
      "https://example.org/feeds",
      '"https://example.org/feeds"; expected the site\'s address',
    ],
    ["an empty address", "", '""; expected the site\'s address'],
    ["localhost", "localhost", '"localhost"; expected the site\'s address'],
    [
      "an address of this machine",
      "http://127.0.0.1:8787",
      '"http://127.0.0.1:8787"; expected the site\'s address',
    ],
  ])("asks again after %s", async (_, answer, line) => {
    const { status, stderr, questions, settings } = await deployWith([answer, "feeds.example.org", ""]);
    expect([status, questions.length]).toEqual([0, 3]);
    expect(stderr).toContain(`address: ${line}`);
    expect(settings).toContain("url: https://feeds.example.org\n");
  });

  it("asks again after an id that is no UUID, or is the UUID of no site", async () => {
    const answers = ["feeds.example.org", "my-site", "00000000-0000-0000-0000-000000000000", ""];
    const { status, stderr, settings } = await deployWith(answers);
    expect([status, stderr.match(/^id: .*; expected a UUID of your own$/gm)?.length]).toEqual([0, 2]);
    expect(settings).toContain(`id: ${ID}\n`);
  });

  it("asks only for what is missing", async () => {
    const withId = await deployWith(["feeds.example.org"], { "seeds/_site.yaml": `id: ${OTHER_ID}\n` });
    expect([withId.status, withId.settings]).toEqual([
      0,
      `id: ${OTHER_ID}\nurl: https://feeds.example.org\n`,
    ]);
    const withAddress = await deployWith(
      [""],
      { "seeds/_site.yaml": "" },
      { env: { SITE_URL: "https://a.example" } },
    );
    expect([withAddress.status, withAddress.settings]).toEqual([0, `id: ${ID}\n`]);
    const withBoth = await deployWith([], { "seeds/_site.yaml": SITE_FILE });
    expect([withBoth.status, withBoth.questions, withBoth.settings]).toEqual([0, [], SITE_FILE]);
  });

  it("makes the file if there is none", async () => {
    const { status, settings } = await deployWith(["feeds.example.org", ""], {});
    expect([status, settings]).toEqual([0, `url: https://feeds.example.org\nid: ${ID}\n`]);
  });

  it("proposes the id in the ledger, by which readers know the entries", async () => {
    const ledger = `{\n  "version": 1,\n  "site": "${OTHER_ID}",\n  "common": "x",\n  "topics": [],\n  "authors": [],\n  "entries": []\n}\n`;
    const { status, settings } = await deployWith(["feeds.example.org", ""], {
      "seeds/_ledger.json": ledger,
    });
    expect([status, settings]).toEqual([0, `url: https://feeds.example.org\nid: ${OTHER_ID}\n`]);
  });

  it.each([
    ["at once", []],
    ["after the first question", ["feeds.example.org"]],
  ])("writes nothing and refuses with the lines to add if the input ends %s", async (_, answers) => {
    const { status, stderr, settings, started } = await deployWith(answers);
    expect([status, settings, started]).toEqual([1, "title: Notes # ours\n", []]);
    expect(stderr).toContain("no url; expected a line such as `url: https://feeds.example.org`");
    expect(stderr).toContain(`no id of its own; expected a line such as \`id: ${ID}\``);
  });

  it("asks nothing if the settings have an error, and reports it", async () => {
    const { status, stderr, questions } = await deployWith([], { "seeds/_site.yaml": "url: [\n" });
    expect([status, questions]).toEqual([1, []]);
    expect(stderr).toContain("seeds/_site.yaml:");
  });
});

describe("npm run deploy without a user at a terminal", () => {
  it.each<[string, string[], Record<string, string>]>([
    ["in CI", [], { CI: "true" }],
    ["with --dry-run, which changes no article", ["--dry-run"], {}],
  ])("asks nothing and refuses with the lines to add: %s", async (_, args, env) => {
    const { status, stderr, questions, settings, started } = await deployWith(
      ["feeds.example.org", ""],
      undefined,
      {
        args,
        env,
      },
    );
    expect([status, questions, settings, started]).toEqual([1, [], "title: Notes # ours\n", []]);
    expect(stderr).toContain("seeds/_site.yaml: no url; expected a line such as");
  });
});

describe("an address that only this machine can reach", () => {
  it.each([
    "http://localhost:8787",
    "http://feeds.localhost",
    "http://127.0.0.1",
    "http://[::1]:8787",
    "http://0.0.0.0",
  ])("%s is refused, with its line", async (url) => {
    const files = { "seeds/_site.yaml": `id: ${ID}\nurl: ${url}\n` };
    const { status, stderr, started } = await deployWith([], files);
    expect([status, started]).toEqual([1, []]);
    expect(stderr).toContain(
      `seeds/_site.yaml:2: url is "${url}", which only this machine can reach; expected the site's address`,
    );
  });

  it("is refused in SITE_URL too", async () => {
    const { status, stderr } = await deployWith(
      [],
      { "seeds/_site.yaml": SITE_FILE },
      { env: { SITE_URL: "http://localhost:9000" } },
    );
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('SITE_URL: url is "http://localhost:9000"'),
    ]);
  });
});
