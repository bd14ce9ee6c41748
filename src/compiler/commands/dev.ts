/** `npm run dev`: has wrangler serve the seeds, and tells its builds where. */

import { parseArgs } from "node:util";
import { runWrangler } from "../wrangler.ts";
import type { ExitCode, Given } from "./command.ts";

/** As in wrangler.toml. */
const PORT = "8787";

/** `args` go on to wrangler. */
export function dev({ environment }: Given, args: readonly string[]): Promise<ExitCode> {
  const SEEDCAST_LOCAL_URL = `http://localhost:${portIn(args) ?? PORT}`;
  return runWrangler(["dev", ...args], { ...environment, SEEDCAST_LOCAL_URL });
}

/** Nothing if wrangler is to choose a port, or where the value is none. */
function portIn(args: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  return typeof values.port === "string" && /^[1-9]\d{0,4}$/.test(values.port) ? values.port : undefined;
}
