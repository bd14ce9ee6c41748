/** The questions of `npm run deploy` on a real pseudo-terminal, which the program `script` opens. */

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentWith, PROGRAM } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";
import { LIMIT, waitFor } from "../../support/wait.ts";

const SCRIPT = "/usr/bin/script";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

const FILES = {
  "seeds/_site.yaml": "title: Notes # ours\n",
  "seeds/pilots.md": "---\ntitle: Pilots\ndate: 2024-05-04\n---\nA pilot boards.\n",
  // The program that stands for wrangler prints its arguments, and reports an upload.
  "node_modules/wrangler/bin/wrangler.js": `
console.log("wrangler " + process.argv.slice(2).join(" "));
const outcome = JSON.stringify({ type: "deploy", version: 1, version_id: "1" });
require("node:fs").writeFileSync(process.env.WRANGLER_OUTPUT_FILE_PATH, outcome);
`,
};

/** Deploys on a terminal. Types each answer after its question. */
async function deployOnTerminal(answers: readonly (readonly [question: string, keys: string])[]) {
  const cwd = await folderOf(FILES);
  const command = `'${process.execPath}' '${PROGRAM}' deploy`;
  const { CI: _, ...env } = environmentWith({ NO_COLOR: "1" });
  // `--return` passes on the exit code of the command.
  const child = spawn(SCRIPT, ["--quiet", "--return", "--command", command, "/dev/null"], { cwd, env });
  const ended = new Promise<number | null>((end) => child.once("exit", end));
  let output = "";
  child.stdout.on("data", (bytes) => {
    output += bytes;
  });
  try {
    for (const [question, keys] of answers) {
      await waitFor(`the question ${question}`, () => output.includes(question));
      child.stdin.write(keys);
    }
    return { status: await ended, output, settings: readFileSync(join(cwd, "seeds/_site.yaml"), "utf8") };
  } finally {
    child.kill();
  }
}

// Systems without util-linux have no such program.
describe.skipIf(!existsSync(SCRIPT))("npm run deploy on a pseudo-terminal", () => {
  it(
    "asks, writes the answers, and starts wrangler with the domain",
    async () => {
      const { status, output, settings } = await deployOnTerminal([
        ["Address, such as", "feeds.example.org\r"],
        ["press Enter for", "\r"],
      ]);
      expect(output).toContain("wrangler deploy --domain feeds.example.org");
      expect(status).toBe(0);
      expect(settings).toMatch(
        /^title: Notes # ours\nurl: https:\/\/feeds\.example\.org\nid: [0-9a-f]{8}-[0-9a-f-]{27}\n$/,
      );
    },
    LIMIT,
  );

  it.each([
    ["Ctrl+C", CTRL_C],
    ["Ctrl+D", CTRL_D],
  ])(
    "ends with exit code 1 and writes nothing after %s",
    async (_, keys) => {
      const { status, output, settings } = await deployOnTerminal([["Address, such as", keys]]);
      expect([status, settings]).toEqual([1, FILES["seeds/_site.yaml"]]);
      expect(output).toContain("no url; expected a line such as");
      expect(output).not.toContain("wrangler deploy");
    },
    LIMIT,
  );
});
