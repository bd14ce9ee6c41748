/**
 * Makes a reader from a library that only reads feeds. The reader keeps items by id, as programs with such a
 * library do.
 */

import type { Profile, Reader, ShownItem } from "./reader.ts";

export type ReadItem = Pick<ShownItem, "guid" | "title" | "text"> & {
  readonly recording?: string | undefined;
};

/** Reads the feed. Returns undefined if it did not change. */
export type FeedReading = () => Promise<readonly ReadItem[] | undefined>;

export function libraryReader(
  library: Omit<Reader, "subscribe" | "replaces" | "notes"> & {
    readonly notes?: readonly string[];
    readonly open: (url: string, profile: Profile) => FeedReading;
  },
): Reader {
  const { open, notes = [], ...rest } = library;
  return {
    ...rest,
    notes,
    replaces: true,
    async subscribe(url, profile) {
      const read = open(url, profile);
      const items = new Map<string, ShownItem>();
      return {
        async poll() {
          for (const item of (await read()) ?? []) {
            const { recording, ...shown } = item;
            const unread = items.get(item.guid)?.unread ?? true;
            items.set(item.guid, {
              ...{ ...shown, key: item.guid, unread },
              ...(recording === undefined || recording === null ? {} : { recording }),
            });
          }
          return [...items.values()];
        },
        async markRead() {
          for (const [guid, item] of items) items.set(guid, { ...item, unread: false });
        },
      };
    },
  };
}
