/** The bytes of a feed document: the head, the fragments with separators between them, the tail. One copy a fragment. */

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

/** How many bytes {@link splice} gives, known before there are any fragments. */
export function splicedLength(
  { head, separator, tail }: Parts,
  fragments: readonly { readonly length: number }[],
): number {
  const separators = Math.max(0, fragments.length - 1) * separator.length;
  return head.length + fragments.reduce((sum, { length }) => sum + length, separators) + tail.length;
}
