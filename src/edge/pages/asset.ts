/** Files that pages load. The name holds a digest of what they say, so that browsers may keep them for good and never have an old one. */

import { v5 } from "uuid";

export type Asset = { readonly path: string; readonly contentType: string; readonly content: string };

const CONTENT_TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" } as const;

/** `subscribe` and `js` give `/subscribe-5f2c8a01.js`. */
export function hashedAsset(name: string, kind: keyof typeof CONTENT_TYPES, content: string): Asset {
  // The only digest at hand that needs no await: pages print the path, and routes are known from the start.
  const digest = v5(content, v5.URL).slice(0, 8);
  return { path: `/${name}-${digest}.${kind}`, contentType: CONTENT_TYPES[kind], content };
}
