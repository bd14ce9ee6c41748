/** Joins the bytes of a feed document: head, fragments with separators between them, tail. Copies each fragment once. */

import { concatenate } from "../../model/bytes.ts";

export type Parts = Readonly<Record<"head" | "separator" | "tail", Uint8Array>>;

export function splice(
  { head, separator, tail }: Parts,
  fragments: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const separated = fragments.flatMap((fragment, place) =>
    place === 0 ? [fragment] : [separator, fragment],
  );
  return concatenate([head, ...separated, tail]);
}

/** Returns the number of bytes that {@link splice} returns. It needs the fragments' lengths only. */
export function splicedLength(
  { head, separator, tail }: Parts,
  fragments: readonly { readonly length: number }[],
): number {
  const separators = Math.max(0, fragments.length - 1) * separator.length;
  return head.length + fragments.reduce((sum, { length }) => sum + length, separators) + tail.length;
}
