/** Finds the pages of articles that search engines must be notified of. */

import { articlePath } from "../../model/address.ts";
import type { DeploymentReport } from "../report/deployment.ts";

/** Returns the addresses of articles that are new, edited, withdrawn, gone or moved. */
export function changedPages({ entries, moved }: DeploymentReport, siteUrl: string): string[] {
  const shown = entries.filter(({ kind }) => kind !== "scheduled");
  const former = moved.map(({ from }) => from).filter((path) => path.startsWith(articlePath("")));
  return [...new Set([...shown.map(({ entry }) => articlePath(entry.slug)), ...former])].map(
    (path) => siteUrl + path,
  );
}
