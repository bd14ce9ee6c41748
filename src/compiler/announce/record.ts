/** Keeps the entity-tags of the last announcement in `build/`, so that a later one finds the changes since. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Result } from "../../model/result.ts";
import type { Problem } from "../ground/problem.ts";
import { writing } from "../output/output.ts";
import { replaceFiles } from "../output/replace-files.ts";
import type { EntityTags } from "./entity-tags.ts";

export type AnnouncementRecord = {
  /** The tags with which the feeds were announced. */
  readonly tags: EntityTags;
  /** The feeds that a hub could not be notified of. */
  readonly missed: ReadonlySet<string>;
};

const NAME = "announced.json";

const SCHEMA = z.object({ tags: z.record(z.string(), z.string()), missed: z.array(z.string()) });

/** Returns the record of the last announcement, or undefined if there is none. */
export async function readRecord(output: string): Promise<AnnouncementRecord | undefined> {
  const text = await readFile(join(output, NAME), "utf8").catch(() => "");
  try {
    const { tags, missed } = SCHEMA.parse(JSON.parse(text));
    return { tags: new Map(Object.entries(tags)), missed: new Set(missed) };
  } catch {
    return undefined;
  }
}

export function writeRecord(
  output: string,
  { tags, missed }: AnnouncementRecord,
): Promise<Result<void, Problem>> {
  const content = { tags: Object.fromEntries(tags), missed: [...missed] };
  return writing(output, () =>
    replaceFiles([[join(output, NAME), `${JSON.stringify(content, undefined, 1)}\n`]]),
  );
}
