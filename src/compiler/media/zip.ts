/** Reads the names of the files in a ZIP archive. Unpacks nothing. https://support.pkware.com/pkzip/appnote */

/** The signatures of records, as little-endian numbers. */
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The lengths of records without their names and comments, in bytes. */
const END_BYTES = 22;
const ENTRY_BYTES = 46;

/** The maximum length of the comment at the end of an archive. */
const MAX_COMMENT = 0xffff;

/** Returns the names, or undefined if the archive is damaged or has more than 65,534 files. */
export function namesInZip(bytes: Uint8Array): string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  const names: string[] = [];
  while (names.length < count) {
    if (offset + ENTRY_BYTES > end || view.getUint32(offset, true) !== DIRECTORY_ENTRY) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(offset + at, true)) as Lengths;
    const start = offset + ENTRY_BYTES;
    if (start + name > end) return undefined;
    names.push(new TextDecoder().decode(bytes.subarray(start, start + name)));
    offset = start + name + extra + comment;
  }
  return names;
}

type Lengths = [name: number, extra: number, comment: number];

/** Returns the offset of the last record. Only a comment may follow it. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let offset = last; offset >= Math.max(0, last - MAX_COMMENT); offset -= 1)
    if (
      view.getUint32(offset, true) === END_OF_DIRECTORY &&
      offset + END_BYTES + view.getUint16(offset + 20, true) === view.byteLength
    )
      return offset;
  return undefined;
}
