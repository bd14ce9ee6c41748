/** Keeps the entity-tags of the announced feeds in `build/`, so that a later announcement finds the changes since. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Result } from "../../model/result.ts";
import type { Problem } from "../ground/problem.ts";
import { writing } from "../output/output.ts";
import { replaceFiles } from "../output/replace-files.ts";
import type { EntityTags } from "./entity-tags.ts";

const NAME = "announced.json";

const SCHEMA = z.object({
  /** The tags with which the feeds were announced. A feed that must be announced again has none. */
  tags: z.record(z.string(), z.string()),
  /** Files of earlier versions list the feeds that must be announced again here. */
  missed: z.array(z.string()).default([]),
});

/** Returns the tags of the last announcement, or undefined if there was none. */
export async function readRecord(output: string): Promise<EntityTags | undefined> {
  const text = await readFile(join(output, NAME), "utf8").catch(() => "");
  try {
    const { tags, missed } = SCHEMA.parse(JSON.parse(text));
    return new Map(Object.entries(tags).filter(([feed]) => !missed.includes(feed)));
  } catch {
    return undefined;
  }
}

export function writeRecord(output: string, tags: EntityTags): Promise<Result<void, Problem>> {
  const content = { tags: Object.fromEntries(tags) };
  return writing(output, () =>
    replaceFiles([[join(output, NAME), `${JSON.stringify(content, undefined, 1)}\n`]]),
  );
}
