/** The outcome of a deployment, as wrangler writes it into a file. */

import { writeFile } from "node:fs/promises";

/**
 * Writes that wrangler uploaded this version. A version of null means that the publisher answered "no" to a
 * question.
 */
export async function writeOutcome(
  { WRANGLER_OUTPUT_FILE_PATH: path }: NodeJS.ProcessEnv,
  version: string | null = "1",
): Promise<void> {
  const lines = [
    { type: "wrangler-session", version: 1, command_line_args: ["deploy"] },
    { type: "deploy", version: 1, version_id: version },
  ];
  await writeFile(String(path), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
