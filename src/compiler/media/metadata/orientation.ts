/**
 * Reduces an Exif block to the picture's orientation, because browsers use nothing else in it. Exif 2.3
 * 4.6.4, TIFF 6.0
 */

/**
 * The prefix of an Exif block in JPEG. If a block in PNG or WebP has this prefix, the prefix stays, because
 * browsers ignore such a block.
 */
const PREFIX = "Exif\0";
const PREFIX_BYTES = 6;
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * An Exif block that contains only an orientation: a TIFF header, one directory with one entry, and no
 * further directory.
 */
const BLOCK = [
  ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
  ...[0, 1, 0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, 0, 0, 0],
  ...[0, 0, 0, 0],
];
const VALUE_AT = 18;

/**
 * Returns an Exif block that holds the orientation of another block and nothing else.
 * Returns undefined if the picture is upright or the block cannot be read.
 */
export function orientationOnly(exif: Buffer): Buffer | undefined {
  const start = exif.toString("latin1", 0, PREFIX.length) === PREFIX ? PREFIX_BYTES : 0;
  const orientation = orientationOf(exif.subarray(start));
  if (orientation === undefined || orientation < 2 || orientation > 8) return undefined;
  const block = Buffer.from([...new Uint8Array(start), ...BLOCK]);
  if (start > 0) block.write(PREFIX, "latin1");
  block.writeUInt16BE(orientation, start + VALUE_AT);
  return block;
}

function orientationOf(tiff: Buffer): number | undefined {
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return undefined;
  const isLittle = order === "II";
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return undefined;
    if (view.getUint16(at, isLittle) !== ORIENTATION) continue;
    const isOneShort = view.getUint16(at + 2, isLittle) === SHORT && view.getUint32(at + 4, isLittle) === 1;
    return isOneShort ? view.getUint16(at + 8, isLittle) : undefined;
  }
  return undefined;
}
