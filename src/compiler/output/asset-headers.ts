/**
 * The headers of files that are served without the Worker. Cloudflare's Static Assets read them from the file
 * `_headers`, and `npm run dev` from here.
 */

import { assetPath, mediaPath } from "../../model/address.ts";
import { DOWNLOADS } from "../media/documents.ts";

type HeaderRule = {
  /** A path. A `*` in it matches any characters. */
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
};

const [MEDIA, ASSETS] = [mediaPath(""), assetPath("")];

/** The header for addresses whose content never changes, because their names are made from the bytes. */
const UNCHANGING = { "Cache-Control": "public, max-age=31536000, immutable" };

/**
 * The rules. A later rule replaces the headers of an earlier one. A file of `_public/` keeps its address when
 * it changes, so caches keep it for five minutes only. Caches keep icons for a day. A drawing that is opened
 * as a page has a separate origin (https://www.w3.org/TR/CSP3/#directive-sandbox). It cannot run scripts or
 * load files. Browsers save documents instead of opening them (RFC 6266 4.2).
 */
const RULES: readonly HeaderRule[] = [
  {
    pattern: "/*",
    headers: {
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
      "X-Content-Type-Options": "nosniff",
    },
  },
  { pattern: `${MEDIA}*`, headers: UNCHANGING },
  { pattern: `${ASSETS}*`, headers: UNCHANGING },
  { pattern: "/favicon.*", headers: { "Cache-Control": "public, max-age=86400" } },
  {
    pattern: `${MEDIA}*.svg`,
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
    },
  },
  ...DOWNLOADS.map((extension) => ({
    pattern: `${MEDIA}*.${extension}`,
    headers: { "Content-Disposition": "attachment" },
  })),
];

/**
 * Returns the content of the file `_headers`. The syntax:
 * https://developers.cloudflare.com/workers/static-assets/headers/
 */
export function headersFile(): string {
  return RULES.map(({ pattern, headers }, at) => {
    // If a pattern of an earlier rule matches this pattern, the earlier rule is for the same addresses too.
    const earlier = RULES.slice(0, at).filter((rule) => matches(rule.pattern, pattern));
    const lines = Object.entries(headers).flatMap(([name, value]) => [
      // Removes the value of an earlier rule. Without this line, both values would be sent.
      ...(earlier.some((rule) => Object.hasOwn(rule.headers, name)) ? [`  ! ${name}\n`] : []),
      `  ${name}: ${value}\n`,
    ]);
    return `${pattern}\n${lines.join("")}`;
  }).join("");
}

/** Returns the headers of a file by the path of its address. */
export function headersOf(path: string): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...RULES.filter(({ pattern }) => matches(pattern, path)).map((rule) => rule.headers),
  );
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.split("*").map(RegExp.escape).join(".*")}$`).test(path);
}
