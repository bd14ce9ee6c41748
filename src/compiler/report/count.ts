/** Counts things in words. */

/** Returns a number with its noun: `1 article`, `2,000 articles`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
