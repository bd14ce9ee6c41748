/** The folders of articles that are built, and the edit that is measured. */

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeSeeds } from "../articles.ts";
import { temporaryFolder } from "../clean-up.ts";

/** The articles in `seeds/`, or a number of generated ones. */
export type SiteSize = "shipped" | number;

export type EditedSite = {
  /** The folder of articles. */
  readonly folder: string;
  /** Changes the title of one article that is in the newest feed, and returns the new title. */
  readonly edit: () => string;
};

const SHIPPED = join(import.meta.dirname, "../../seeds");

export async function makeEditedSite(size: SiteSize): Promise<EditedSite> {
  const folder = temporaryFolder();
  if (size === "shipped") cpSync(SHIPPED, folder, { recursive: true });
  else await writeSeeds(folder, size);
  const file = join(folder, size === "shipped" ? "how-sanctions-work.md" : `report-${size}.html`);
  const text = readFileSync(file, "utf8");
  let edits = 0;
  return {
    folder,
    edit() {
      edits += 1;
      const title = `An edited title, number ${edits}`;
      writeFileSync(file, text.replace(/^title: .*$/m, `title: "${title}"`));
      return title;
    },
  };
}
