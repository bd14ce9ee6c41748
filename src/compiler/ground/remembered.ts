/** Remembers the results of a function of a text, because the same words and names return in many articles. */

/**
 * The maximum number of texts that one function remembers. Before it remembers another one, it forgets all of
 * them.
 */
const MAX_TEXTS = 100_000;

/** Returns a function with the same results. `find` must not depend on anything but the text. */
export function remembered<Value extends {}>(find: (text: string) => Value): (text: string) => Value {
  const results = new Map<string, Value>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const found = find(text);
    if (results.size >= MAX_TEXTS) results.clear();
    results.set(text, found);
    return found;
  };
}
