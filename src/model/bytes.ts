/** Joins pieces of bytes. */

export function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return copyParts(parts, new Uint8Array(byteLength(parts)));
}

/** Returns the number of bytes in all parts. */
export function byteLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Copies the parts to `target`, one after the other, and returns `target`. */
export function copyParts<Target extends Uint8Array>(parts: readonly Uint8Array[], target: Target): Target {
  let at = 0;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
  return target;
}
