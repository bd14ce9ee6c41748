/** Builds AVIF files box by box, so that a test can place an item's bytes. ISO/IEC 23008-12 */

export type Item = {
  /** The type in four letters. `av01` is a coded picture. */
  readonly type: string;
  readonly data: string | Uint8Array;
  /** True if the data is in the box `meta`, not in `mdat` (construction method 1). */
  readonly inside?: boolean;
  /** True if the data is in two parts. */
  readonly split?: boolean;
  readonly thumbnail?: boolean;
};

export type AvifParts = {
  readonly brand?: string;
  /**
   * True to write numbers with their maximum length: item numbers with four bytes, offsets with eight and an
   * index before each.
   */
  readonly wide?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly items?: readonly Item[];
  /** Additional boxes beside the properties. */
  readonly properties?: readonly Uint8Array[];
  /** Additional boxes in `meta`. */
  readonly inMeta?: readonly Uint8Array[];
  /** Additional boxes between `ftyp` and `meta`. */
  readonly before?: readonly Uint8Array[];
  /** Changes the item location box, which is correct before. */
  readonly locate?: (iloc: Buffer) => Buffer;
};

type Part = Uint8Array | readonly number[] | string;

const join = (...parts: readonly Part[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

export const u16 = (value: number) => [value >> 8, value & 0xff];
export const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

export function box(type: string, ...parts: readonly Part[]): Buffer {
  const content = join(...parts);
  return join(u32(content.length + 8), type, content);
}

/** Returns an AVIF file. The first item is the primary one. */
export function avifFile({
  brand = "avif",
  wide = false,
  width = 4,
  height = 3,
  items = [{ type: "av01", data: "the picture" }],
  properties = [],
  inMeta = [],
  before = [],
  locate = (iloc) => iloc,
}: AvifParts = {}): Buffer {
  const id = (value: number) => (wide ? u32(value) : u16(value));
  const place = (value: number) => (wide ? [...u32(0), ...u32(value)] : u32(value));
  const version = (narrow: number, wider: number) => [wide ? wider : narrow, 0, 0, 0];
  const head = join(box("ftyp", brand, u32(0), "avifmif1miaf"), ...before);
  const idat = join(...items.filter(({ inside }) => inside).map(({ data }) => join(data)));
  const mdat = join(...items.filter(({ inside }) => !inside).map(({ data }) => join(data)));
  const entries = items.map(({ type }, index) =>
    box(
      "infe",
      version(2, 3),
      id(index + 1),
      u16(0),
      type,
      type === "mime" ? "\0application/rdf+xml\0" : "\0",
    ),
  );
  const thumbnails = items.flatMap(({ thumbnail }, index) =>
    thumbnail ? [box("thmb", id(index + 1), u16(1), id(1))] : [],
  );
  const metaWith = (mdatAt: number) => {
    const at = { idat: 0, mdat: mdatAt };
    const locations = items.map(({ data, inside, split }, index) => {
      const where = inside ? "idat" : "mdat";
      const cut = split ? [0, 3, data.length] : [0, data.length];
      const extents = cut
        .slice(1)
        .map((to, part) => [
          ...(wide ? place(part) : []),
          ...place(at[where] + (cut[part] ?? 0)),
          ...place(to - (cut[part] ?? 0)),
        ]);
      at[where] += data.length;
      const base = wide ? place(0) : [];
      return join(id(index + 1), u16(inside ? 1 : 0), u16(0), base, u16(extents.length), extents.flat());
    });
    return box(
      "meta",
      u32(0),
      box("hdlr", u32(0), u32(0), "pict", u32(0), u32(0), u32(0), "\0"),
      box("pitm", version(0, 1), id(1)),
      locate(box("iloc", version(1, 2), wide ? [0x88, 0x88] : [0x44, 0], id(items.length), ...locations)),
      box("iinf", version(0, 1), id(items.length), ...entries),
      box("iref", version(0, 1), ...thumbnails),
      box("iprp", box("ipco", box("ispe", u32(0), u32(width), u32(height)), ...properties)),
      box("idat", idat),
      ...inMeta,
    );
  };
  const meta = metaWith(head.length + metaWith(0).length + 8);
  return join(head, meta, box("mdat", mdat));
}
