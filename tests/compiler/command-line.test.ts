/** Arguments of `npm run` commands. A mistake is reported in one line, with the nearest name or the correct form. */

import { describe, expect, it } from "vitest";
import { readCommandLine } from "../../src/compiler/command-line.ts";

describe("arguments", () => {
  it.each([
    [["build"], { command: "build", cache: true, publish: false }],
    [["build", "--publish"], { command: "build", cache: true, publish: true }],
    [["build", "--no-cache"], { command: "build", cache: false, publish: false }],
    [["check:seeds"], { command: "check:seeds", cache: true, markdown: false }],
    [["check:seeds", "--markdown"], { command: "check:seeds", cache: true, markdown: true }],
    [["check:seeds", "--no-cache"], { command: "check:seeds", cache: false, markdown: false }],
    [["ledger"], { command: "ledger", cache: true, check: false }],
    [["announce"], { command: "announce", cache: true }],
    [["ledger", "--check"], { command: "ledger", cache: true, check: true }],
    [["explain", "seeds/pilots.md"], { command: "explain", file: "seeds/pilots.md" }],
    [["inspect"], { command: "inspect", topics: false }],
    [["inspect", "pilots"], { command: "inspect", slug: "pilots", topics: false }],
    [["inspect", "--topics"], { command: "inspect", topics: true }],
    [["new", "Pilots"], { command: "new", title: "Pilots" }],
    [["new", "--topic", "harbour", "Pilots"], { command: "new", title: "Pilots", topic: "harbour" }],
    [
      ["import", "feed.xml", "--dry-run"],
      { command: "import", source: "feed.xml", dryRun: true, media: false },
    ],
    [
      ["import", "feed.xml", "--media"],
      { command: "import", source: "feed.xml", dryRun: false, media: true },
    ],
    [["dev", "--port", "9000"], { command: "dev", args: ["--port", "9000"] }],
    [["deploy", "--env", "staging"], { command: "deploy", cache: true, args: ["--env", "staging"] }],
    [["doctor"], { command: "doctor", cache: true }],
    [["doctor", "localhost:9000"], { command: "doctor", cache: true, address: "localhost:9000" }],
    [["deploy", "--no-cache", "--env", "a"], { command: "deploy", cache: false, args: ["--env", "a"] }],
  ])("%j", (args, line) => {
    expect(readCommandLine(args)).toEqual({ ok: true, value: line });
  });

  it.each([
    [["build", "--seeds", "posts"], {}],
    [["check:seeds", "--seeds=posts"], {}],
    [["ledger", "--seeds", "posts"], {}],
    [["explain", "--seeds", "posts", "posts/a.md"], { file: "posts/a.md" }],
    [["inspect", "--seeds", "posts"], {}],
    [["new", "Pilots", "--seeds", "posts"], { title: "Pilots" }],
    [["import", "feed.xml", "--seeds", "posts"], { source: "feed.xml" }],
    [["dev", "--port", "9000", "--seeds", "posts", "--local"], { args: ["--port", "9000", "--local"] }],
    [["doctor", "--seeds", "posts", "localhost:9000"], { address: "localhost:9000" }],
    [["deploy", "--env", "staging", "--seeds", "posts"], { args: ["--env", "staging"] }],
  ])("name the folder of seeds, for every command: %j", (args, rest) => {
    expect(readCommandLine(args)).toMatchObject({ ok: true, value: { seeds: "posts", ...rest } });
  });

  it.each([
    [["new"], "npm run new: missing required argument 'title'; expected npm run new -- "],
    [["new", ""], "npm run new: argument value '' is invalid for argument 'title'; expected npm run new -- "],
    [
      ["new", "Pilots", "--topic"],
      "npm run new: option '--topic <slug>' argument missing; expected npm run new -- ",
    ],
    [
      ["new", "Pilots", "--topic="],
      "npm run new: option '--topic <slug>' argument '' is invalid; expected npm run new -- ",
    ],
    [
      ["new", "How", "pilots", "work"],
      'npm run new: too many arguments: How, pilots, work; expected npm run new -- "',
    ],
    [["explain"], "npm run explain: missing required argument 'file'; expected npm run explain -- "],
    [["import"], "npm run import: missing required argument 'source'; expected npm run import -- "],
    [["import", "feed.xml", "--dry-rum"], "npm run import: unknown option '--dry-rum'; expected --dry-run"],
    [
      ["import", "feed.xml", "--dry-run=no"],
      "npm run import: unknown option '--dry-run=no'; expected --dry-run",
    ],
    [["check:seeds", "a.md"], "npm run check:seeds: too many arguments: a.md; expected npm run check:seeds"],
    [["check:seeds", "--seed", "a"], "npm run check:seeds: unknown option '--seed'; expected --seeds"],
    [["ledger", "--dry-run"], "npm run ledger: unknown option '--dry-run'; expected npm run ledger"],
    [["build", "--dry-run"], "npm run build: unknown option '--dry-run'; expected npm run build"],
    [["build", "--constructor"], "npm run build: unknown option '--constructor'; expected npm run build"],
    [["build", "--seeds", ""], "npm run build: option '--seeds <folder>' argument '' is invalid; expected "],
    [["dev", "--seeds"], "npm run dev: option '--seeds <folder>' argument missing; expected npm run dev"],
    [["dev", "../notes"], "npm run dev: unexpected argument '../notes'; expected --seeds ../notes"],
    [
      ["deploy", "../notes", "--env", "a"],
      "npm run deploy: unexpected argument '../notes'; expected --seeds ",
    ],
    [["help", "nosuch"], 'npm run help: unknown command "nosuch"; expected build, dev, '],
    [["bild"], "npm run: unknown command 'bild'; expected build"],
    [["constructor"], "npm run: unknown command 'constructor'; expected build, dev, check:seeds, "],
    [[], "npm run: no command; expected build, dev, check:seeds, "],
    [["--publish"], "npm run: unknown option '--publish'; expected build, dev, check:seeds, "],
  ])("that are wrong are reported with the correct form: %j", (args, line) => {
    expect(readCommandLine(args)).toEqual({ ok: false, error: expect.stringContaining(line) });
    expect(readCommandLine(args)).toEqual({ ok: false, error: expect.not.stringContaining("\n") });
  });

  it("are reported with the nearest option, and nothing after it", () => {
    const error = "npm run build: unknown option '--seed'; expected --seeds";
    expect(readCommandLine(["build", "--seed", "a"])).toEqual({ ok: false, error });
  });
});

describe("help", () => {
  const helpOf = (...args: string[]) => {
    const read = readCommandLine(args);
    return read.ok && read.value.command === "help" ? read.value.text : "";
  };

  it.each([[["help"]], [["--help"]]])("lists all commands: %j", (args) => {
    const listed = [...helpOf(...args).matchAll(/^ {2}([a-z:]+) /gm)].map(([, name]) => name);
    expect(listed.toSorted().join(" ")).toBe(
      "announce build check:seeds deploy dev doctor explain help import inspect ledger new",
    );
  });

  it.each([
    ["build", ["--publish", "--no-cache", "--seeds <folder>"]],
    ["check:seeds", ["--markdown", "--no-cache", "--seeds <folder>"]],
    ["explain", ["file", "--seeds <folder>"]],
    ["inspect", ["slug", "--topics", "--seeds <folder>"]],
    ["new", ["title", "--topic <slug>", "--seeds <folder>"]],
    ["import", ["source", "--dry-run", "--seeds <folder>"]],
    ["announce", ["--no-cache", "--seeds <folder>"]],
    ["ledger", ["--check", "--seeds <folder>"]],
    ["dev", ["args", "--seeds <folder>", "wrangler dev"]],
    ["deploy", ["args", "--seeds <folder>", "wrangler deploy"]],
  ])("of %s shows its form and its options", (name, parts) => {
    const help = helpOf(name, "--help");
    expect(help).toContain(`Usage: npm run ${name} -- [options]`);
    for (const part of parts) expect(help).toContain(part);
    expect(helpOf("help", name)).toBe(help);
  });

  it("of deploy names no option of dev", () => {
    expect(helpOf("deploy", "--help")).not.toContain("--port");
    expect(helpOf("dev", "--help")).toContain("--port");
  });
});
