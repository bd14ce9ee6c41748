/** Computes a value at its first use. */

/** Returns a function that computes its value at the first call. */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/**
 * Returns a function that makes a pattern with classes of Unicode at its first call. If the pattern were a
 * literal, V8 would look up all characters of the class at each start of the Worker, which takes
 * milliseconds.
 */
export function unicodePattern(source: string, flags = "u"): () => RegExp {
  return once(() => new RegExp(source, flags));
}
