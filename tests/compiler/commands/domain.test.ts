/** The domain that `npm run deploy` passes to wrangler. */

import { describe, expect, it } from "vitest";
import type { StartWrangler } from "../../../src/compiler/commands/command.ts";
import { SITE } from "../../support/articles.ts";
import { run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";
import { writeOutcome } from "../../support/wrangler.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\n---\nA pilot boards.\n";

type Setting = { args?: string[]; env?: Record<string, string>; wrangler?: string };

/** Deploys a site with this address. Returns the exit code, messages, and the arguments of wrangler. */
async function deployTo(
  url: string,
  { args = [], env = {}, wrangler = 'name = "seedcast"\n' }: Setting = {},
) {
  const cwd = await folderOf({
    "wrangler.toml": wrangler,
    "seeds/_site.yaml": `id: ${SITE.id}\nurl: ${url}\n`,
    "seeds/pilots.md": PILOTS,
  });
  const started: string[] = [];
  const startWrangler: StartWrangler = async (options, variables) => {
    started.push(...options);
    await writeOutcome(variables);
    return 0;
  };
  const { status, stderr } = await run(cwd, ["deploy", ...args], env, { startWrangler });
  return { status, stderr, started };
}

async function argumentsFor(url: string, setting?: Setting): Promise<string[]> {
  const { status, stderr, started } = await deployTo(url, setting);
  expect([status, stderr]).toEqual([0, ""]);
  return started.slice(1);
}

describe("npm run deploy", () => {
  it.each([
    ["https://feeds.example.org", "feeds.example.org"],
    ["http://example.org", "example.org"],
    ["https://bøker.example", "xn--bker-gra.example"],
    ["https://workers.dev.example.org", "workers.dev.example.org"],
  ])("passes the domain of %s to wrangler", async (url, domain) => {
    expect(await argumentsFor(url, { args: ["--dry-run"] })).toEqual(["--domain", domain, "--dry-run"]);
  });

  it.each([
    "https://seedcast.alice.workers.dev",
    "https://feeds.example.org:8443",
    "https://192.0.2.7",
    "https://[2001:db8::7]",
    "https://intranet",
  ])("passes no domain for %s, which cannot be a custom domain", async (url) => {
    expect(await argumentsFor(url)).toEqual([]);
  });

  it.each([
    [["--domain", "other.example"]],
    [["--domains", "other.example"]],
    [["--domain=other.example"]],
    [["--route", "feeds.example.org/*"]],
    [["--routes=feeds.example.org/*"]],
    [["--env", "staging"]],
    [["-e", "staging"]],
    [["--config", "other.toml"]],
    [["-c=other.toml"]],
  ])("passes only the user's own arguments: %j", async (args) => {
    expect(await argumentsFor("https://feeds.example.org", { args })).toEqual(args);
  });

  it.each([
    ["an environment in CLOUDFLARE_ENV", { env: { CLOUDFLARE_ENV: "staging" } }],
    ["a route in wrangler.toml", { wrangler: 'route = "feeds.example.org/*"\n' }],
    [
      "routes in wrangler.toml",
      { wrangler: 'routes = [{ pattern = "feeds.example.org", custom_domain = true }]\n' },
    ],
  ])("passes no domain with %s", async (_, setting) => {
    expect(await argumentsFor("https://feeds.example.org", setting)).toEqual([]);
  });

  it.each([[["--name", "news"]], [["--environment-like", "x"]], [["--minify"]]])(
    "passes the domain beside other arguments: %j",
    async (args) => {
      expect(await argumentsFor("https://feeds.example.org", { args })).toEqual([
        "--domain",
        "feeds.example.org",
        ...args,
      ]);
    },
  );
});

describe("an address at workers.dev", () => {
  it("is refused if the Worker has another name, because Cloudflare serves it at another address", async () => {
    const { status, stderr, started } = await deployTo("https://news.alice.workers.dev");
    expect([status, started]).toEqual([1, []]);
    expect(stderr).toContain(
      'seeds/_site.yaml: url is "https://news.alice.workers.dev", but the Worker is called "seedcast"; expected https://seedcast.alice.workers.dev, or the option `--name news`',
    );
  });

  it.each([[["--name", "news"]], [["--name=news"]], [["--env", "news"]]])(
    "is accepted with %j",
    async (args) => {
      expect(await argumentsFor("https://news.alice.workers.dev", { args })).toEqual(args);
    },
  );
});
