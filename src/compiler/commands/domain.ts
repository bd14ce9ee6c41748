/** Compares the site's address with wrangler's settings, and connects the site's own domain. */

import { readFile } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { parse } from "smol-toml";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import { customDomain } from "../site/origin.ts";
import { SITE_NAME } from "../site/site-file.ts";
import type { CommandContext } from "./command.ts";

/**
 * Returns wrangler's options for the domain of the site, such as `--domain feeds.example.org`. Returns no
 * options if the publisher chose the domain in another way: with an option, with a route in wrangler.toml, or
 * with an environment. An environment has a separate Worker.
 */
export async function domainOptions(
  args: readonly string[],
  siteUrl: string,
  context: CommandContext,
): Promise<string[]> {
  const domain = customDomain(siteUrl);
  const { route, routes } = await wranglerSettings(context);
  const hasRoutes = (route ?? routes) !== undefined;
  return domain === undefined || hasRoutes || isChosen(args, context) ? [] : ["--domain", domain];
}

/**
 * Returns an error if the address is `https://NAME.SUBDOMAIN.workers.dev` and the Worker has another name.
 * Cloudflare would serve it at another address, so all links in feeds would be wrong.
 */
export async function workerNameProblem(
  args: readonly string[],
  siteUrl: string,
  context: CommandContext,
): Promise<Problem | undefined> {
  const [, named, rest] = /^https?:\/\/([^.]+)(\.[^.]+\.workers\.dev)$/.exec(siteUrl) ?? [];
  const name = nameIn(args) ?? (await wranglerSettings(context)).name;
  if (named === undefined || typeof name !== "string" || named === name || isChosen(args, context))
    return undefined;
  const path = context.siteUrl === undefined ? posix.join(context.folder, SITE_NAME) : "SITE_URL";
  const found = `url is ${quote(siteUrl)}, but the Worker is called ${quote(name)}`;
  return errorAt({ path }, found, `https://${name}${rest}, or the option \`--name ${named}\``);
}

/** Options that name addresses. */
const ADDRESSES = /^--(?:domains?|routes?)(?:=|$)/;

/** Options that name an environment or another configuration file. */
const ELSEWHERE = /^(?:--(?:env|config)(?:=|$)|-[ec](?![a-z-]))/;

function isChosen(args: readonly string[], context: CommandContext): boolean {
  return isElsewhere(args, context) || args.some((arg) => ADDRESSES.test(arg));
}

/** Returns true if the settings of the Worker come from an environment or from another configuration file. */
export function isElsewhere(args: readonly string[], { cloudflareEnv }: CommandContext): boolean {
  return cloudflareEnv !== undefined || args.some((arg) => ELSEWHERE.test(arg));
}

function nameIn(args: readonly string[]): string | undefined {
  const at = args.indexOf("--name");
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--name="))?.slice("--name=".length);
}

/** Reads wrangler.toml. Returns no settings for an unreadable file, which wrangler itself reports. */
export async function wranglerSettings({ cwd }: CommandContext): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(resolve(cwd, "wrangler.toml"), "utf8").catch(() => "");
  try {
    return parse(text);
  } catch {
    return {};
  }
}
