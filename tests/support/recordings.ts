/** Small sounds and films with a duration. */

const ascii = (text: string) => Buffer.from(text, "latin1");

/** Silence in a WAV file, one byte for each of 100 samples a second. https://www.rfc-editor.org/rfc/rfc2361 */
export function wav(seconds: number): Uint8Array {
  const RATE = 100;
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(RATE, 4);
  format.writeUInt32LE(RATE, 8);
  format.writeUInt16LE(1, 12);
  format.writeUInt16LE(8, 14);
  const chunk = (name: string, data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([ascii(name), length, data]);
  };
  const data = Buffer.alloc(RATE * seconds, 0x80);
  return Uint8Array.from(
    chunk("RIFF", Buffer.concat([ascii("WAVE"), chunk("fmt ", format), chunk("data", data)])),
  );
}

/** Empty frames of an MP3 file without a header that states the duration. ISO/IEC 11172-3, layer III, 32 kHz */
export function mp3(seconds: number): Uint8Array {
  const frame = Buffer.alloc(144);
  frame.set([0xff, 0xfb, 0x18, 0xc4]);
  const frames = Math.round((seconds * 32_000) / 1152);
  return Uint8Array.from(Buffer.concat(Array.from({ length: frames }, () => frame)));
}

/** A silent film in the boxes of MP4 that state its duration, without pictures. ISO/IEC 14496-12 */
export function mp4(seconds: number): Uint8Array {
  const box = (name: string, ...content: readonly Uint8Array[]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(8 + content.reduce((sum, part) => sum + part.length, 0));
    return Buffer.concat([length, ascii(name), ...content]);
  };
  const header = Buffer.alloc(24);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(seconds * 1000, 16);
  const handler = Buffer.alloc(25);
  handler.write("vide", 8, "latin1");
  const track = box(
    "trak",
    box("tkhd", Buffer.alloc(84)),
    box("mdia", box("mdhd", header), box("hdlr", handler)),
  );
  return Uint8Array.from(
    Buffer.concat([box("ftyp", ascii("isom"), Buffer.alloc(4), ascii("isom")), box("moov", track)]),
  );
}
