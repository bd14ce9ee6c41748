/** Writes the data of the Workers into one folder: the pack, the articles, the finished documents. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "../src/edge/app.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../src/model/format.ts";
import { openPack } from "../src/pack/read.ts";
import { ARTICLE_COUNT } from "./articles.ts";
import { writePack } from "./pack.ts";

/** The plain bytes of each format, as the app sends them to a reader that accepts no coding. */
export type Documents = Readonly<Record<Format, Uint8Array>>;

export async function prepare(folder: string): Promise<Documents> {
  const { pack, articles } = await writePack(folder, ARTICLE_COUNT);

  const app = createApp(openPack(pack.index, pack.fragments.buffer), Date.now);
  const documents = {} as Record<Format, Uint8Array>;
  for (const format of FORMAT_NAMES) {
    const response = await app.request(`/${FORMATS[format].document}`);
    documents[format] = new Uint8Array(await response.arrayBuffer());
  }

  const rendered = { site: pack.index.site, articles: articles.map(({ article }) => article) };
  await writeFile(join(folder, "articles.json"), JSON.stringify(rendered));
  await writeFile(join(folder, "rss.bin"), documents.rss);
  await writeFile(join(folder, "atom.bin"), documents.atom);
  return documents;
}
