/** The shape of a reader in these tests. Each reader has a file of its own. */

import type { Format } from "../../src/model/format.ts";

/** An entry as a reader shows it. */
export type ShownItem = {
  /** The reader's own name for the item: a row of its database, a mail. */
  readonly key: string;
  readonly guid: string;
  readonly title: string;
  /** Plain text or HTML. */
  readonly text: string;
  readonly unread: boolean;
  /** The address of the recording that the reader offers. */
  readonly recording?: string;
};

/** A reader's place on this machine. No two subscriptions share one. */
export type Profile = {
  /** An empty folder for the reader's state. */
  readonly folder: string;
  /** The address of the HTTP proxy that the reader uses, such as `http://127.0.0.1:40123`. */
  readonly proxy: string;
};

export type Subscription = {
  /** Makes the reader fetch the feed. Returns all items that it shows then. */
  readonly poll: () => Promise<readonly ShownItem[]>;
  /** Marks all shown items as read. */
  readonly markRead: () => Promise<void>;
};

/** Titles by what happened to their items since the step before. */
export type ShownTitles = {
  readonly new: readonly string[];
  /** Items that are new, although their article was shown before. */
  readonly duplicate: readonly string[];
  /** Items with another title or text. */
  readonly changed: readonly string[];
  /** Items that were read, and are unread now. */
  readonly unreadAgain: readonly string[];
};

export type Reader = {
  readonly name: string;
  /** The formats that it reads. */
  readonly formats: readonly Format[];
  /** The Debian packages that it needs. */
  readonly packages: readonly string[];
  /** Returns the version. Fails if the reader is not installed. */
  readonly version: () => Promise<string>;
  readonly subscribe: (url: string, profile: Profile) => Promise<Subscription>;
  /** True if it sends the validators of its last answer (RFC 9110 13.1), from the third request at the latest. */
  readonly isConditional: boolean;
  /** The formats in which it offers the recording of an entry. */
  readonly recordings: readonly Format[];
  /** True if it shows the new title and text of an entry that it already has. */
  readonly replaces: boolean;
  /** Peculiarities of the reader that a publisher should know, one sentence each. */
  readonly notes: readonly string[];
};
