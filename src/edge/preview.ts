/** Keeps search engines away from other hosts that serve the site, such as the preview of a version. */

/** The scheme and host of a request for a path alone. No real host has this name (RFC 6761 6.4). */
export const NO_HOST = "http://site.invalid";

/** Hosts of a local server. Their responses have the headers that the public site will have. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Returns a function that adds `X-Robots-Tag: noindex` to a response if its request names another host than
 * the site's. `siteUrl` is the site's scheme and host.
 */
export function previewMarker(siteUrl: string): (request: Request, response: Response) => Response {
  const known = new Set([siteUrl, NO_HOST].map((url) => new URL(url).host));
  return (request, response) => {
    const host = hostOf(request);
    if (!known.has(host) && !LOCAL.test(host)) response.headers.set("X-Robots-Tag", "noindex");
    return response;
  };
}

/** Returns the host and port of a request. The text may be no valid host, because the client chose it. */
function hostOf({ url }: Request): string {
  return (/^[^/]*\/\/([^/?#]*)/.exec(url)?.[1] ?? "").toLowerCase();
}
