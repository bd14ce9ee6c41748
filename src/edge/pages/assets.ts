/** The stylesheet and scripts of pages. Their addresses change with their bytes, so browsers may cache them for a year. */

import type { Site } from "../../model/site.ts";
import { digest } from "../../pack/digest.ts";
import { SCRIPT } from "./script.ts";
import { stylesheet } from "./style.ts";
import { SUBSCRIBE_SCRIPT } from "./subscribe/script.ts";

export type Asset = { readonly path: string; readonly contentType: string; readonly content: string };

export type AssetName = "style" | "script" | "subscribe";

/** Routes of all versions. Any hash is accepted, so that cached pages still find a stylesheet. */
export const ASSET_ROUTES = {
  style: "/:name{style-[\\w-]+\\.css}",
  script: "/:name{script-[\\w-]+\\.js}",
  subscribe: "/:name{subscribe-[\\w-]+\\.js}",
} as const satisfies Readonly<Record<AssetName, string>>;

export async function assetOf(site: Site, name: AssetName): Promise<Asset> {
  const assets = ASSETS.get(site) ?? new Map<AssetName, Asset>();
  ASSETS.set(site, assets);
  const asset = assets.get(name) ?? (await write(name, site));
  assets.set(name, asset);
  return asset;
}

/** Assets by site, each made when the first page needs it. */
const ASSETS = new WeakMap<Site, Map<AssetName, Asset>>();

async function write(name: AssetName, site: Site): Promise<Asset> {
  const { extension, contentType, content } = contentOf(name, site);
  const hash = (await digest(new TextEncoder().encode(content))).slice(0, HASH_LENGTH);
  return { path: `/${name}-${hash}.${extension}`, contentType, content };
}

/** Characters of 6 bits each, enough for the few versions of a site. */
const HASH_LENGTH = 8;

function contentOf(name: AssetName, site: Site) {
  switch (name) {
    case "style":
      return { extension: "css", contentType: "text/css; charset=utf-8", content: stylesheet(site) };
    case "script":
      return { ...SCRIPT_TYPE, content: SCRIPT };
    // The script of the subscription form.
    case "subscribe":
      return { ...SCRIPT_TYPE, content: SUBSCRIBE_SCRIPT };
    default:
      return name satisfies never;
  }
}

const SCRIPT_TYPE = { extension: "js", contentType: "text/javascript; charset=utf-8" } as const;
