/** SimplePie, the PHP library of many readers (FreshRSS, WordPress). It fetches and caches by itself. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { libraryReader, type ReadItem } from "./library.ts";
import { runReader, versionOf } from "./program.ts";

type SimplePieFeed = { readonly address: string; readonly items: readonly ReadItem[] };

const SCRIPT = join(import.meta.dirname, "simplepie.php");

export const simplepie = libraryReader({
  name: "SimplePie",
  formats: ["rss", "atom"],
  packages: ["php-cli", "php-curl", "php-xml", "libphp-simplepie"],
  notes: [
    "Debian's version cannot read dates in PHP 8, so the test keeps the feed's order.",
    "Debian's version puts `?#` after the address of a recording.",
  ],
  isConditional: true,
  recordings: ["rss", "atom"],
  version: () => versionOf("php", "-r", "require 'simplepie/autoloader.php'; echo SIMPLEPIE_VERSION;"),
  open(url, profile) {
    const cache = join(profile.folder, "cache");
    // Programs keep the address that SimplePie returns, which is the new one after a redirect.
    let current = url;
    return async () => {
      await mkdir(cache, { recursive: true });
      const { address, items } = JSON.parse(
        await runReader(profile, "php", [SCRIPT, current, cache]),
      ) as SimplePieFeed;
      current = address;
      return items;
    };
  },
});
