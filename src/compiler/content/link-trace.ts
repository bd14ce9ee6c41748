/**
 * Records the addresses that an article resolves, and the results. An article that was made before can be
 * used again only if its addresses still have the same results.
 */

import { digestOfText } from "../ground/digest.ts";
import type { MediaUse } from "../media/library.ts";
import type { Links, ResolvedAddress } from "./links.ts";

type ResolveCall = readonly [address: string, use: MediaUse];

export type LinkTrace = {
  /** The addresses, in the order in which they were resolved. */
  readonly calls: readonly ResolveCall[];
  /** A digest of the results, those without a target included. */
  readonly outcome: string;
};

/** Wraps `links`, so that each address is recorded. `trace` returns the addresses and results so far. */
export function tracedLinks(links: Links): { readonly links: Links; readonly trace: () => LinkTrace } {
  const calls: ResolveCall[] = [];
  const results: (ResolvedAddress | undefined)[] = [];
  return {
    links: {
      ...links,
      resolve(address, use) {
        const result = links.resolve(address, use);
        calls.push([address, use]);
        results.push(result);
        return result;
      },
    },
    trace: () => ({ calls, outcome: outcomeOf(links, results) }),
  };
}

/** Resolves the addresses again. Returns true if the results are the same. */
export function hasSameOutcome({ calls, outcome }: LinkTrace, links: Links): boolean {
  const results = calls.map(([address, use]) => links.resolve(address, use));
  return outcomeOf(links, results) === outcome;
}

function outcomeOf(links: Links, results: readonly (ResolvedAddress | undefined)[]): string {
  const { fileAt, refused, dead, drafts, unusable, unserved, withdrawn } = links;
  const files = results.map((result) => {
    // The name of a served file contains a digest of its bytes. Its place on the disk has no influence.
    const { path: _, location: __, ...file } = (result && fileAt(result.url)) ?? {};
    return file;
  });
  const problems = [refused, dead, drafts, unusable, unserved, withdrawn].map((found) => [...found]);
  return digestOfText(JSON.stringify([results, files, problems]));
}
