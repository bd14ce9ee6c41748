/** The default icon, used if the publisher sets no `icon`: a seed in the ground that sends out two waves. */

const COLOUR = { red: 0x1f, green: 0x6f, blue: 0x54 } as const;

/** The icon as a drawing that scales. */
export const FAVICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect width="16" height="16" rx="3" fill="rgb(${COLOUR.red},${COLOUR.green},${COLOUR.blue})"/>
<circle cx="5" cy="11" r="2" fill="#fff"/>
<path d="M3 6.5A6.5 6.5 0 0 1 9.5 13M3 2.5A10.5 10.5 0 0 1 13.5 13" fill="none" stroke="#fff" stroke-width="2"/>
</svg>
`;

/** The icon as pixels: `#` is the colour, `o` is white, `.` is transparent. */
const PIXELS = [
  ".##############.",
  "################",
  "##oooo##########",
  "##ooooooo#######",
  "########ooo#####",
  "##########oo####",
  "##oooo#####oo###",
  "##oooooo####oo##",
  "#######oo###oo##",
  "####oo##oo###oo#",
  "###oooo##oo##oo#",
  "###oooo##oo##oo#",
  "####oo###oo##oo#",
  "################",
  "################",
  ".##############.",
] as const;

const SIZE = PIXELS.length;
const [DIRECTORY, HEADER, PALETTE, ROW] = [22, 40, 8, 4] as const;

/**
 * Returns an icon file with one picture. It has a directory, a bitmap header, two colours, one bit of colour and one bit of mask for
 * each pixel. Rows go from the bottom up and have four bytes each. https://en.wikipedia.org/wiki/ICO_(file_format)
 */
export function faviconIco(): Uint8Array<ArrayBuffer> {
  const bitmap = HEADER + PALETTE + 2 * SIZE * ROW;
  const view = new DataView(new ArrayBuffer(DIRECTORY + bitmap));
  const write = (at: number, bytes: 1 | 2 | 4, value: number) =>
    bytes === 1
      ? view.setUint8(at, value)
      : bytes === 2
        ? view.setUint16(at, value, true)
        : view.setUint32(at, value, true);
  // Directory: type 1 (icon), one picture, its sides, two colours, one plane, one bit a pixel, the bitmap's size and offset.
  for (const [at, bytes, value] of [
    [2, 2, 1],
    [4, 2, 1],
    [6, 1, SIZE],
    [7, 1, SIZE],
    [8, 1, 2],
    [10, 2, 1],
    [12, 2, 1],
    [14, 4, bitmap],
    [18, 4, DIRECTORY],
    // Bitmap header: its size, the width, the height of colours and mask together, one plane, one bit a pixel.
    [DIRECTORY, 4, HEADER],
    [DIRECTORY + 4, 4, SIZE],
    [DIRECTORY + 8, 4, 2 * SIZE],
    [DIRECTORY + 12, 2, 1],
    [DIRECTORY + 14, 2, 1],
    // Palette: colours 0 and 1, each as blue, green, red and an unused byte.
    [DIRECTORY + HEADER, 4, (COLOUR.red << 16) | (COLOUR.green << 8) | COLOUR.blue],
    [DIRECTORY + HEADER + 4, 4, 0xffffff],
  ] as const)
    write(at, bytes, value);
  const pixels = DIRECTORY + HEADER + PALETTE;
  for (const [row, text] of PIXELS.entries()) {
    const at = pixels + (SIZE - 1 - row) * ROW;
    view.setUint16(at, bits(text, "o"));
    view.setUint16(at + SIZE * ROW, bits(text, "."));
  }
  return new Uint8Array(view.buffer);
}

/** Returns a row as sixteen bits. The leftmost pixel is the highest bit; it is 1 if the pixel is `set`. */
function bits(row: string, set: string): number {
  return [...row].reduce((number, pixel) => number * 2 + (pixel === set ? 1 : 0), 0);
}
