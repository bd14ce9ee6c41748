/** The Cron Trigger that `npm run deploy` passes to wrangler, so that scheduled articles are announced in time. */

import { describe, expect, it } from "vitest";
import { at } from "../../support/articles.ts";
import { SITE_FILE } from "../../support/ledger.ts";
import { run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";
import { writeOutcome } from "../../support/wrangler.ts";

const NOW = at("2024-06-01T12:00:00Z");
const HUB = "hub: https://hub.example/\n";
const AHEAD = "publish_at: 2024-06-02\n";

type Setting = {
  /** Lines of `_site.yaml`. */
  readonly site?: string;
  /** Lines of the article's front matter. */
  readonly article?: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  /** Lines of wrangler.toml. */
  readonly wrangler?: string;
};

async function deployWith({ site = HUB, article = AHEAD, args = [], env = {}, wrangler = "" }: Setting) {
  const cwd = await folderOf({
    "wrangler.toml": `name = "seedcast"\n${wrangler}`,
    "seeds/_site.yaml": SITE_FILE + site,
    "seeds/pilots.md": `---\ntitle: Pilots\ndate: 2024-05-04\n${article}---\nA pilot boards.\n`,
  });
  const started: string[] = [];
  const { status, stderr } = await run(cwd, ["deploy", "--dry-run", ...args], env, {
    now: NOW,
    async startWrangler(options, variables) {
      started.push(...options);
      await writeOutcome(variables);
      return 0;
    },
  });
  return { status, stderr, started };
}

const PASSED = ["--triggers", "* * * * *"];

describe("npm run deploy passes the trigger", () => {
  it.each<[what: string, setting: Setting]>([
    ["an article is released later", { article: "publish_at: 2024-06-02\n" }],
    ["an article expires later", { article: "expires: 2024-06-02\n" }],
    ["an article is withdrawn later", { article: "withdrawn: { date: 2024-06-02, reason: Not so. }\n" }],
    ["search engines are to be notified", { site: "indexnow: https://search.example/\n" }],
    ["the domain is the user's own", { args: ["--domain", "other.example"] }],
  ])("if %s", async (_, setting) => {
    const { status, stderr, started } = await deployWith(setting);
    expect([status, stderr]).toEqual([0, ""]);
    expect(started.slice(started.indexOf("--triggers")).slice(0, 2)).toEqual(PASSED);
  });

  it.each<[what: string, setting: Setting]>([
    ["nothing is scheduled", { article: "publish_at: 2024-05-20\nexpires: 2024-06-01\n" }],
    ["there is neither a hub nor IndexNow", { site: "" }],
    ["the user chose triggers", { args: ["--triggers", "0 * * * *"] }],
    ["the user chose triggers under another name", { args: ["--schedule=0 * * * *"] }],
    ["an environment has a Worker of its own", { args: ["--env", "staging"] }],
    ["CLOUDFLARE_ENV chooses an environment", { env: { CLOUDFLARE_ENV: "staging" } }],
    ["wrangler.toml has it", { wrangler: '[triggers]\ncrons = ["0 5 * * *", "* * * * *"]\n' }],
  ])("but not if %s", async (_, setting) => {
    const { status, stderr, started } = await deployWith(setting);
    expect([status, stderr]).toEqual([0, ""]);
    expect(started.join(" ")).not.toContain(PASSED.join(" "));
  });

  it.each(['crons = ["*/5 * * * *"]', "crons = []"])(
    "and warns if wrangler.toml has other triggers: %s",
    async (crons) => {
      const { status, stderr, started } = await deployWith({ wrangler: `[triggers]\n${crons}\n` });
      expect([status, started.includes("--triggers")]).toEqual([0, false]);
      expect(stderr).toBe(
        'warning: wrangler.toml: crons do not run each minute, so scheduled articles are not announced at their time; expected "* * * * *" among them\n',
      );
    },
  );
});
