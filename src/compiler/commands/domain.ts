/** Connects the site's own domain: decides whether `npm run deploy` passes `--domain` to wrangler. */

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parse } from "smol-toml";
import { customDomain } from "../site/origin.ts";
import type { CommandContext } from "./command.ts";

/**
 * Returns wrangler's options for the domain of the site, such as `--domain feeds.example.org`. Returns none
 * if the publisher chose addresses in another way: by an option, by a route in wrangler.toml, or by an
 * environment, which has a Worker of its own.
 */
export async function domainOptions(
  args: readonly string[],
  siteUrl: string,
  { cwd, cloudflareEnv }: CommandContext,
): Promise<string[]> {
  const domain = customDomain(siteUrl);
  const isChosen = args.some((arg) => OWN_CHOICE.test(arg)) || cloudflareEnv || (await hasRoutes(cwd));
  return domain === undefined || isChosen ? [] : ["--domain", domain];
}

/** Options that name addresses, an environment or another configuration file. */
const OWN_CHOICE = /^(?:--(?:domains?|routes?|env|config)(?:=|$)|-[ec](?![a-z-]))/;

async function hasRoutes(cwd: string): Promise<boolean> {
  const text = await readFile(resolve(cwd, "wrangler.toml"), "utf8").catch(() => "");
  try {
    const settings = parse(text);
    return "route" in settings || "routes" in settings;
  } catch {
    // wrangler reports an unreadable file.
    return false;
  }
}
