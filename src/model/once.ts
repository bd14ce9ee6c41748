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
 * Returns a function that makes a pattern with classes of Unicode at its first call. V8 looks up all characters
 * of such a class in a literal whenever it loads the script, which takes milliseconds at each start of the
 * Worker.
 */
export function unicodePattern(source: string, flags = "u"): () => RegExp {
  return once(() => new RegExp(source, flags));
}
