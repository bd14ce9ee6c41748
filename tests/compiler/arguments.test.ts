/** Arguments of `npm run` scripts. A mistake is reported in one line with the correct form. */

import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/compiler/arguments.ts";

describe("arguments", () => {
  it.each([
    [[], { command: "build", publish: false }],
    [["--publish"], { command: "build", publish: true }],
    [["--check"], { command: "check" }],
    [["--ledger"], { command: "ledger" }],
    [["--explain", "seeds/pilots.md"], { command: "explain", file: "seeds/pilots.md" }],
    [["--new", "Pilots"], { command: "new", title: "Pilots" }],
    [["--new", "--topic", "harbour", "Pilots"], { command: "new", title: "Pilots", topic: "harbour" }],
    [
      ["--import", "feed.xml", "--dry-run"],
      { command: "import", source: "feed.xml", dryRun: true, media: false },
    ],
    [
      ["--import", "--media", "feed.xml"],
      { command: "import", source: "feed.xml", dryRun: false, media: true },
    ],
    [["--dev", "--", "--port", "9000"], { command: "dev", args: ["--port", "9000"] }],
    [["--deploy", "--", "--env", "staging"], { command: "deploy", args: ["--env", "staging"] }],
  ])("%j", (args, asked) => {
    expect(readArguments(args)).toEqual({ ok: true, value: asked });
  });

  it.each([
    [["--new"], "npm run new: no title; expected npm run new -- "],
    [["--new", ""], "npm run new: no title; expected npm run new -- "],
    [["--new", "Pilots", "--topic"], "npm run new: --topic without a value; expected npm run new -- "],
    [
      ["--new", "How", "pilots", "work"],
      'npm run new: unexpected argument "pilots"; expected npm run new -- "',
    ],
    [["--explain"], "npm run explain: no file; expected npm run explain -- "],
    [["--import"], "npm run import: no feed; expected npm run import -- "],
    [
      ["--import", "feed.xml", "--dry-rum"],
      "npm run import: unknown option --dry-rum; expected --dry-run: npm run import -- ",
    ],
    [
      ["--import", "feed.xml", "--dry-run=no"],
      'npm run import: --dry-run with "no"; expected npm run import -- ',
    ],
    [["--check", "a.md"], 'npm run check:seeds: unexpected argument "a.md"; expected npm run check:seeds'],
    [["--ledger", "--dry-run"], "npm run ledger: unknown option --dry-run; expected npm run ledger"],
    [["--dry-run"], "npm run build: unknown option --dry-run; expected npm run build"],
    [["--publish", "--constructor"], "npm run build: unknown option --constructor; expected npm run build"],
  ])("that are wrong are reported with the correct form: %j", (args, line) => {
    expect(readArguments(args)).toEqual({ ok: false, error: expect.stringContaining(line) });
  });
});
