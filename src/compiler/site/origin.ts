/** The site's address, which is a scheme and a host, and the hosts that readers cannot reach. */

import { isIP } from "node:net";

export const URL_FORM = "the site's address, scheme and host alone: https://feeds.example.org";

/** Returns the scheme and host of a written address. Returns undefined if the address has other parts. */
export function readOrigin(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isOrigin =
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    url.search + url.hash + url.username + url.password === "";
  return isOrigin ? url.origin : undefined;
}

/** Returns true if the address leads to the reader's own machine: `localhost`, `127.0.0.1`, `[::1]`. */
export function isLocalOrigin(origin: string): boolean {
  return /^(?:(?:.*\.)?localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(new URL(origin).hostname);
}

/**
 * Returns the host that Cloudflare can connect to the Worker as a custom domain. Returns undefined for a
 * `workers.dev` address, which Cloudflare connects by itself, and for an address with a port or an IP number.
 */
export function customDomain(origin: string): string | undefined {
  const { hostname, port } = new URL(origin);
  const isIpNumber = isIP(hostname.replace(/^\[|\]$/g, "")) !== 0;
  return port !== "" || isIpNumber || !hostname.includes(".") || hostname.endsWith(".workers.dev")
    ? undefined
    : hostname;
}
