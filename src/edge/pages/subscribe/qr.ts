/** An address as a QR code (ISO/IEC 18004), drawn so that it needs no style: a page's policy allows none within its markup. */

import { html } from "hono/html";
import encodeQR from "qr";
import type { Markup } from "../markup.ts";

/** Characters. A longer one makes a code so fine that many a phone cannot read it from a screen. */
const MAX_LENGTH = 400;
/** Modules of white around it that the standard asks for. */
const BORDER = 4;
/** CSS pixels a module. */
const SCALE = 4;

/** Nothing where the text is too long to be scanned. */
export function qrCode(text: string, title: string): Markup | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const rows = encodeQR(text, "raw", { ecc: "medium", border: BORDER });
  const size = rows.length;
  return html`<svg class="qr-code" role="img" aria-label="${title}" width="${size * SCALE}" height="${size * SCALE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${title}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${rows.map(rowPath).join("")}"/></svg>`;
}

/** Each run of dark modules in a row as a rectangle one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  const modules = row.map((isDark) => (isDark ? "#" : " ")).join("");
  return [...modules.matchAll(/#+/g)]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join("");
}
