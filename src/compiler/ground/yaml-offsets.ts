/**
 * Finds the offsets of values in YAML. Indexes each mapping once, because the library searches all keys for
 * each value.
 */

import { type Document, isMap, isNode, isScalar, isSeq, type YAMLMap } from "yaml";

/** Returns the offset of the deepest existing part of a path, or undefined if no part exists. */
export function offsetsIn(document: Document): (path: readonly PropertyKey[]) => number | undefined {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<unknown, unknown>>();
  const valueIn = (map: YAMLMap, key: PropertyKey) => {
    const index = indexes.get(map) ?? indexOf(map);
    indexes.set(map, index);
    return index.get(key);
  };
  return (path) => {
    let node: unknown = document.contents;
    let offset: number | undefined;
    for (const key of path) {
      node = isMap(node) ? valueIn(node, key) : isSeq(node) ? node.items[Number(key)] : undefined;
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    }
    return offset;
  };
}

function indexOf(map: YAMLMap): ReadonlyMap<unknown, unknown> {
  return new Map(map.items.map(({ key, value }) => [isScalar(key) ? key.value : key, value]));
}
