/** Makes the sites that are measured, of several sizes, each bundled as it is deployed. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CompiledSite } from "../src/compiler/compile.ts";
import { type Bundle, bundle } from "./bundle.ts";
import { writePack } from "./pack.ts";

/** The numbers of articles. */
export const SIZES = [100, 1_000, 20_000] as const;

export type MeasuredSite = {
  readonly articles: number;
  readonly compiled: CompiledSite;
  /** The app. */
  readonly app: Bundle;
  /** A Worker that only loads the same bytes. */
  readonly loaded: Bundle;
  /** The bytes of the pack and of the Worker's script. */
  readonly packBytes: number;
  readonly scriptBytes: number;
};

export async function makeSite(articles: number, parent: string): Promise<MeasuredSite> {
  const folder = join(parent, String(articles));
  mkdirSync(folder);
  const compiled = await writePack(folder, articles);
  const { index, pieces } = compiled.pack;
  const app = await bundle("spliced", folder);
  return {
    articles,
    compiled,
    app,
    loaded: await bundle("loaded", folder),
    packBytes: index.length + pieces.length,
    scriptBytes: app.bytes,
  };
}
