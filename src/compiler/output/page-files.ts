/** Reads the files of src/assets: the stylesheet, scripts and icons of pages. Names them by their content. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { assetPath, PATHS } from "../../model/address.ts";
import { ACCENT, GROUNDS, type SchemeColours } from "../../model/colour.ts";
import type { Site } from "../../model/site.ts";
import type { PageAssets } from "../../pack/layout.ts";

/** A file that browsers load with pages. */
export type PageFile = {
  /** The path of its address. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

export type PageFiles = {
  /** The paths of the files, for the pack. */
  readonly assets: PageAssets;
  readonly files: readonly PageFile[];
};

/** The parts of the stylesheet, in the order in which later rules override earlier ones. */
export const STYLES = [
  "colours",
  "elements",
  "tables",
  "frame",
  "headings",
  "lists",
  "article",
  "panels",
  "topic-tree",
  "forms",
  "subscribe",
  "print",
] as const;

const FOLDER = new URL("../../assets/", import.meta.url);

export async function readPageFiles(site: Pick<Site, "accent">): Promise<PageFiles> {
  const style = hashed("style", "css", await stylesheet(site));
  const script = hashed("script", "js", await readText("script.js"));
  const subscribe = hashed("subscribe", "js", await readText("subscribe.js"));
  const icons = [
    { path: PATHS.favicon, bytes: await readFile(new URL("favicon.ico", FOLDER)) },
    { path: PATHS.scalableFavicon, bytes: encode(await readText("favicon.svg")) },
  ];
  return {
    assets: { style: style.path, script: script.path, subscribe: subscribe.path },
    files: [style, script, subscribe, ...icons],
  };
}

/** Returns the stylesheet of all pages, with the colours of the site. */
export async function stylesheet({ accent = ACCENT }: Pick<Site, "accent">): Promise<string> {
  const parts = await Promise.all(STYLES.map((name) => readText(`style/${name}.css`)));
  return [colours(accent), ...parts].join("\n");
}

/** Returns the rules for the accent colour, and for the colours behind text (GROUNDS in model/colour.ts). */
function colours(accent: SchemeColours): string {
  const rule = (scheme: keyof SchemeColours) => {
    const { paper, panel } = GROUNDS[scheme];
    return `:root { --paper: ${paper}; --panel: ${panel}; --accent: ${accent[scheme]}; }`;
  };
  return `${rule("light")}
@media (prefers-color-scheme: dark) { ${rule("dark")} }
`;
}

/**
 * Returns a file with a hash in its name. The hash is as long as that of media: 16 digits, the first 64 bits
 * of SHA-256.
 */
function hashed(name: string, extension: string, text: string): PageFile {
  const bytes = encode(text);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { path: assetPath(`${name}-${hash}.${extension}`), bytes };
}

/** Returns the text with line feeds only, so that a checkout on Windows gives the same bytes. */
async function readText(name: string): Promise<string> {
  return (await readFile(new URL(name, FOLDER), "utf8")).replaceAll("\r\n", "\n");
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
