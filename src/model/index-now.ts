/** The messages of IndexNow, by which search engines learn of changed pages. https://www.indexnow.org/documentation */

export type IndexNow = {
  /** The address of the service. */
  readonly service: string;
  /** The key that proves that the messages come from the site. Anyone may read it. */
  readonly key: string;
};

/** The media type of a message. */
export const INDEX_NOW_TYPE = "application/json; charset=utf-8";

/** The maximum number of addresses in a message. */
const MAX_ADDRESSES = 10_000;

/** Returns the path of the file that contains the key. */
export function keyPath({ key }: IndexNow): string {
  return `/${key}.txt`;
}

/** Returns the messages about new, changed and removed addresses. All addresses must be the site's own. */
export function indexNowMessages(
  indexNow: IndexNow,
  siteUrl: string,
  addresses: readonly string[],
): string[] {
  const count = Math.ceil(addresses.length / MAX_ADDRESSES);
  return Array.from({ length: count }, (_, part) =>
    JSON.stringify({
      host: new URL(siteUrl).host,
      key: indexNow.key,
      keyLocation: siteUrl + keyPath(indexNow),
      urlList: addresses.slice(part * MAX_ADDRESSES, (part + 1) * MAX_ADDRESSES),
    }),
  );
}
