/** Collects the bytes of a picture that are kept when metadata is removed, in one pass and one buffer. */

/**
 * The number of bytes by which the buffer is longer than the source. The kept bytes exceed the source only if
 * an Exif block lacked its last four bytes.
 */
const ROOM = 64;

export type ByteCollector = {
  /** Copies the source's bytes between two offsets. */
  readonly copy: (from: number, to: number) => void;
  readonly add: (bytes: Uint8Array | readonly number[]) => void;
  /** Returns all kept bytes. The caller may change them in place. */
  readonly bytes: () => Buffer;
};

export function collectBytes(source: Buffer): ByteCollector {
  const target = Buffer.alloc(source.length + ROOM);
  let length = 0;
  // Adjacent parts are copied at once, because a file may have millions of them.
  let next = { from: 0, to: 0 };
  const flush = () => {
    length += source.copy(target, length, next.from, next.to);
    next = { from: next.to, to: next.to };
  };
  return {
    copy: (from, to) => {
      if (from !== next.to) {
        flush();
        next.from = from;
      }
      next.to = to;
    },
    add: (bytes) => {
      flush();
      target.set(bytes, length);
      length += bytes.length;
    },
    bytes: () => {
      flush();
      return target.subarray(0, length);
    },
  };
}
