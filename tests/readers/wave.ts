/** Makes sound files. */

const RATE = 8_000;
/** The bytes of the header: RIFF, then the chunks `fmt ` and `data`. */
const HEADER = 44;

/** Returns a WAV file of silence. */
export function silence(seconds: number): Uint8Array {
  const samples = RATE * seconds;
  const file = Buffer.alloc(HEADER + samples, 128);
  file.write("RIFF", 0);
  file.writeUInt32LE(HEADER - 8 + samples, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  // PCM, one channel.
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  // One byte for a sample of eight bits.
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write("data", 36);
  file.writeUInt32LE(samples, 40);
  return file;
}
