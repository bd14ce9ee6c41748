/** The stylesheet of all pages and their scripts, each under an address that changes with its bytes, so that it is kept for a year. */

import type { Site } from "../../model/site.ts";
import { crc32 } from "../body/crc32.ts";
import type { TextDocument } from "../text-document.ts";
import { SCRIPT } from "./script.ts";
import { stylesheet } from "./style.ts";
import { SUBSCRIBE_SCRIPT } from "./subscribe/script.ts";

export type Asset = TextDocument & { readonly path: string; readonly isImmutable: true };

export type Assets = {
  readonly style: Asset;
  readonly script: Asset;
  /** Of the form alone. */
  readonly subscribe: Asset;
};

/** Routes under which earlier bytes lay too: what is kept of an old page still finds a stylesheet. */
export const ASSET_ROUTES = {
  style: "/:name{style-[0-9a-f]+\\.css}",
  script: "/:name{script-[0-9a-f]+\\.js}",
  subscribe: "/:name{subscribe-[0-9a-f]+\\.js}",
} as const;

export function assetsOf(site: Site): Assets {
  const assets = ASSETS.get(site) ?? {
    style: asset("style", "css", "text/css; charset=utf-8", stylesheet(site)),
    script: asset("script", "js", "text/javascript; charset=utf-8", SCRIPT),
    subscribe: asset("subscribe", "js", "text/javascript; charset=utf-8", SUBSCRIBE_SCRIPT),
  };
  ASSETS.set(site, assets);
  return assets;
}

/** Written once a site, when the first page is. */
const ASSETS = new WeakMap<Site, Assets>();

function asset(name: string, extension: string, contentType: string, content: string): Asset {
  const hash = crc32(new TextEncoder().encode(content)).toString(16).padStart(8, "0");
  return { path: `/${name}-${hash}.${extension}`, contentType, content, isImmutable: true };
}
