/**
 * Draws an address as a QR code (ISO/IEC 18004). Uses no inline styles, because the page's
 * Content-Security-Policy forbids them.
 */

import { html } from "hono/html";
import type { Markup } from "../markup.ts";

/** The most characters of an address. The QR code of a longer address is too fine for many phones. */
const MAX_LENGTH = 400;
/** The width of the white border in modules (the squares of the code), as the standard requires. */
const BORDER = 4;
/** The width of a module in CSS pixels. */
const SCALE = 4;

/** Returns the QR code of a text; undefined if the text is too long to be scanned. */
export async function qrCode(text: string, title: string): Promise<Markup | undefined> {
  if (text.length > MAX_LENGTH) return undefined;
  // The package makes its tables when it is loaded, which takes milliseconds. So it is not loaded at the start.
  const { encodeQR } = await import("qr");
  const rows = encodeQR(text, "raw", { ecc: "medium", border: BORDER });
  const size = rows.length;
  return html`<svg class="qr-code" role="img" aria-label="${title}" width="${size * SCALE}" height="${size * SCALE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${title}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${rows.map(rowPath).join("")}"/></svg>`;
}

/** Returns the SVG path of the dark modules in a row: rectangles that are one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  const modules = row.map((isDark) => (isDark ? "#" : " ")).join("");
  return [...modules.matchAll(/#+/g)]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join("");
}
