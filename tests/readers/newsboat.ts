/** newsboat, a reader for terminals. It keeps its items in an SQLite database. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { runReader, versionOf } from "./program.ts";
import type { Reader } from "./reader.ts";

export const newsboat: Reader = {
  name: "newsboat",
  formats: ["rss", "atom"],
  packages: ["newsboat"],
  version: () => versionOf("newsboat", "--version"),
  isConditional: true,
  recordings: ["rss", "atom"],
  replaces: true,
  notes: ["It sends the validators of an answer from the third fetch on."],
  async subscribe(url, profile) {
    const cache = join(profile.folder, "cache.db");
    await writeFile(join(profile.folder, "urls"), `${url}\n`);
    const proxy = new URL(profile.proxy).host;
    await writeFile(join(profile.folder, "config"), `use-proxy yes\nproxy "${proxy}"\nproxy-type http\n`);
    return {
      async poll() {
        await runReader(profile, "newsboat", [
          "-u",
          "urls",
          "-C",
          "config",
          "-c",
          "cache.db",
          "-x",
          "reload",
        ]);
        using database = new DatabaseSync(cache);
        const rows = database.prepare("SELECT * FROM rss_item WHERE deleted = 0 ORDER BY id").all();
        return rows.map((row) => ({
          key: String(row.id),
          guid: String(row.guid),
          title: String(row.title),
          text: String(row.content),
          unread: row.unread === 1,
          ...(row.enclosure_url ? { recording: String(row.enclosure_url) } : {}),
        }));
      },
      async markRead() {
        using database = new DatabaseSync(cache);
        database.exec("UPDATE rss_item SET unread = 0");
      },
    };
  },
};
