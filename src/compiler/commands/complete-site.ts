/** Asks for the settings that a site needs to go online, and writes the answers into `_site.yaml`. */

import { readFile } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { z } from "zod";
import { ok, type Result } from "../../model/result.ts";
import { decode } from "../ground/decode.ts";
import { describeProblem, errorAt, type Problem, quote } from "../ground/problem.ts";
import { LEDGER_NAME } from "../ground/seeds.ts";
import { onDisk } from "../output/disk.ts";
import { replaceFiles } from "../output/replace-files.ts";
import { withSettings } from "../site/add-settings.ts";
import { isLocalOrigin, readOrigin, URL_FORM } from "../site/origin.ts";
import { isOwnId, readSite, SITE_NAME } from "../site/site-file.ts";
import type { CommandContext } from "./command.ts";
import type { Ask } from "./terminal.ts";

/**
 * Asks for the address and the id, if they are missing. Does nothing without a terminal, or if the user ends
 * the input. In these cases the compiler refuses the site and names the lines to add.
 */
export async function completeSite(context: CommandContext): Promise<Result<void, Problem>> {
  const { ask, folder, cwd, siteUrl, out } = context;
  const location = resolve(cwd, folder, SITE_NAME);
  const text = await readText(location);
  const path = posix.join(folder, SITE_NAME);
  const settings =
    text === undefined ? undefined : readSite({ path, name: SITE_NAME, location, text }, { siteUrl }, []);
  if (ask === undefined || text === undefined || settings === undefined) return ok(undefined);

  const { claimed, site } = settings;
  const missing = {
    ...(claimed.url === undefined ? { url: askForUrl } : {}),
    ...(claimed.id && isOwnId(site.id) ? {} : { id: askForId }),
  };
  if (Object.keys(missing).length === 0) return ok(undefined);
  out.print(`${path} has no ${Object.keys(missing).join(" and no ")} yet. Your answers are written into it.`);
  const answers: Record<string, string> = {};
  for (const [key, askFor] of Object.entries(missing)) {
    const answer = await askFor(ask, context);
    if (answer === undefined) return ok(undefined);
    answers[key] = answer;
  }
  const written = await onDisk(location, cwd, () => replaceFiles([[location, withSettings(text, answers)]]));
  if (written.ok) out.print(`${path}: ${Object.keys(answers).join(" and ")} added; commit it`);
  return written;
}

/** Returns the text of the settings, and an empty text for a missing file in an existing folder. */
async function readText(location: string): Promise<string | undefined> {
  const bytes = await readFile(location).catch((cause: NodeJS.ErrnoException) =>
    cause.code === "ENOENT" ? new Uint8Array() : undefined,
  );
  const decoded = bytes === undefined ? undefined : decode(bytes, location);
  return decoded?.ok ? decoded.value : undefined;
}

const URL_QUESTION = `
The address of the site. If its domain is in your Cloudflare account, it is connected by itself. Without a domain,
use https://seedcast.NAME.workers.dev. The Cloudflare dashboard shows NAME under Workers & Pages.
Address, such as https://feeds.example.org: `;

async function askForUrl(ask: Ask, { out }: CommandContext): Promise<string | undefined> {
  for (;;) {
    const answer = (await ask(URL_QUESTION))?.trim();
    if (answer === undefined) return undefined;
    const origin = readOrigin(/^[a-z]+:\/\//i.test(answer) ? answer : `https://${answer}`);
    if (origin !== undefined && !isLocalOrigin(origin)) return origin;
    out.printError(describeProblem(errorAt({ path: "address" }, quote(answer), URL_FORM)));
  }
}

async function askForId(ask: Ask, context: CommandContext): Promise<string | undefined> {
  const proposed = (await idInLedger(context)) ?? context.freshId;
  for (;;) {
    const answer = (
      await ask(`
The id of the site, a UUID. Feed readers know the articles by it, so it must never change.
Id (press Enter for ${proposed}): `)
    )?.trim();
    if (answer === undefined) return undefined;
    const id = ID.safeParse(answer || proposed);
    if (id.success && isOwnId(id.data)) return id.data;
    context.out.printError(describeProblem(errorAt({ path: "id" }, quote(answer), "a UUID of your own")));
  }
}

const ID = z.uuid().toLowerCase();

/** Returns the site's id in the ledger (the record of published entries), by which readers know the entries. */
async function idInLedger({ cwd, folder }: CommandContext): Promise<string | undefined> {
  const text = await readFile(resolve(cwd, folder, LEDGER_NAME), "utf8").catch(() => "");
  return /^\s*"site":\s*"([0-9a-f-]{36})"/m.exec(text)?.[1];
}
