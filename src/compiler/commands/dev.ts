/** `npm run dev`: serves the seeds with wrangler. Passes the local address on to its builds. */

import { parseArgs } from "node:util";
import type { CommandContext, ExitCode } from "./command.ts";

/** The port of the dev server, as in wrangler.toml. */
const PORT = "8787";

/**
 * Starts `wrangler dev`. `args` are passed on to it. If builds get a local address, they show drafts. So they
 * get none if wrangler sends the build to Cloudflare or opens a tunnel.
 */
export function dev({ startWrangler }: CommandContext, args: readonly string[]): Promise<ExitCode> {
  const SEEDCAST_LOCAL_URL = args.some(isPublic) ? "" : `http://localhost:${portIn(args) ?? PORT}`;
  return startWrangler(["dev", ...args], { SEEDCAST_LOCAL_URL });
}

/** Returns true for an option by which other people can reach the dev server. */
function isPublic(option: string): boolean {
  return /^(?:-r|--remote|--tunnel)(?![a-z])/.test(option);
}

/** Returns the port in the arguments. Returns undefined for no port, port 0 and an invalid value. */
function portIn(args: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  return typeof values.port === "string" && /^[1-9]\d{0,4}$/.test(values.port) ? values.port : undefined;
}
