/**
 * Finds the true targets of links that lead through a search engine, and recognises images that only count
 * readers.
 */

/**
 * Returns the address to which Google's redirect `https://www.google.com/url?q=...` leads. Returns other
 * addresses unchanged.
 */
export function withoutDetour(address: string): string {
  if (!/^\s*https?:\/\/www\.google\./i.test(address) || !URL.canParse(address)) return address;
  const { hostname, pathname, searchParams } = new URL(address);
  if (!/^www\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(hostname) || pathname !== "/url") return address;
  const target = searchParams.get("q") ?? searchParams.get("url") ?? "";
  return /^https?:\/\//i.test(target) && URL.canParse(target) ? target : address;
}

/** Returns true for an image of at most one pixel. It counts readers, and shows nothing. */
export function isTrackingPixel({ width, height, style = "" }: Readonly<Record<string, string>>): boolean {
  return [width ?? sideIn(style, "width"), height ?? sideIn(style, "height")].every(
    (side) => side !== undefined && /^\s*[01](?:px)?\s*$/.test(side),
  );
}

function sideIn(style: string, side: string): string | undefined {
  return new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*([^;]*)`, "i").exec(style)?.[1];
}
