/** Compares addresses in documents with the address of the running site. */

import { isLocalOrigin } from "../site/origin.ts";

/** The address of the running site. If the folder of seeds gives the address in links, also that address. */
export type SiteOrigins = {
  /** The scheme and host to which requests are sent. */
  readonly asked: string;
  readonly linked?: string | undefined;
};

/**
 * Returns true if an address in a document is the site's own address of this path. A local server also links
 * to the address that the site will have.
 */
export function isOwnAddress(address: string, path: string, { asked, linked }: SiteOrigins): boolean {
  if (address === asked + path) return true;
  if (!isLocalOrigin(asked) || !URL.canParse(address)) return false;
  const { origin } = new URL(address);
  return address === origin + path && (linked === undefined || origin === linked || isLocalOrigin(origin));
}
