/**
 * Draws an address as a QR code (ISO/IEC 18004). The code is a separate picture, because drawing it takes
 * longer than making the page.
 */

import { escapeMarkup } from "../../../model/text.ts";

/**
 * The maximum number of characters of an address. The QR code of a longer address is too fine for many
 * phones.
 */
const MAX_LENGTH = 400;
/** The width of the white border in modules (the squares of the code), as the standard requires. */
const BORDER = 4;
/** The width of a module in CSS pixels. */
const SCALE = 4;

export const SVG = "image/svg+xml";

/** Returns true if phones can scan the QR code of an address. */
export function hasQrCode(address: string): boolean {
  return address.length <= MAX_LENGTH;
}

/** Returns the name of the picture, for people who do not see it. */
export function qrCodeName(address: string): string {
  return `QR code of ${address}`;
}

/** Returns the QR code of an address as an SVG document. */
export async function qrCode(address: string): Promise<string> {
  // The package makes its tables when it is loaded, which takes milliseconds. So it is not loaded at the start.
  const { encodeQR } = await import("qr");
  const rows = encodeQR(address, "raw", { ecc: "medium", border: BORDER });
  const size = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size * SCALE}" height="${size * SCALE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${escapeMarkup(qrCodeName(address))}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${rows.map(rowPath).join("")}"/></svg>
`;
}

/** Returns the SVG path of the dark modules in a row: rectangles that are one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  const modules = row.map((isDark) => (isDark ? "#" : " ")).join("");
  return [...modules.matchAll(/#+/g)]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join("");
}
