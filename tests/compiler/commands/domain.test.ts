/** The domain that `npm run deploy` passes to wrangler. */

import { describe, expect, it } from "vitest";
import { SITE } from "../../support/articles.ts";
import { run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

const PILOTS = "---\ntitle: Pilots\ndate: 2024-05-04\n---\nA pilot boards.\n";

type Setting = { args?: string[]; env?: Record<string, string>; wrangler?: string };

/** Deploys a site with this address. Returns the arguments of wrangler. */
async function argumentsFor(
  url: string,
  { args = [], env = {}, wrangler = 'name = "seedcast"\n' }: Setting = {},
) {
  const cwd = await folderOf({
    "wrangler.toml": wrangler,
    "seeds/_site.yaml": `id: ${SITE.id}\nurl: ${url}\n`,
    "seeds/pilots.md": PILOTS,
  });
  const started: string[] = [];
  const startWrangler = async (options: readonly string[]) => {
    started.push(...options);
    return 0;
  };
  const { status } = await run(cwd, ["deploy", ...args], env, { startWrangler });
  expect(status).toBe(0);
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
