/**
 * Results that only depend on the sources. A bundle of the compiler has them instead of this empty list, so
 * that a start from the bundle does not compute them again (output/write-bundle.ts).
 */

export type BundledResults = {
  /** The version of the compiler. */
  readonly version?: string;
  /** The contents of the word lists, by their addresses. */
  readonly wordLists?: Readonly<Record<string, unknown>>;
};

export const bundled: BundledResults = {};
