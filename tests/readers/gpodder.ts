/** gPodder, a podcast client, by its command `gpo`. It keeps its episodes in an SQLite database. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { runReader, versionOf } from "./program.ts";
import type { Reader } from "./reader.ts";

export const gpodder: Reader = {
  name: "gPodder",
  formats: ["rss", "atom"],
  packages: ["gpodder"],
  version: () => versionOf("gpodder", "--version"),
  isConditional: true,
  recordings: ["rss", "atom"],
  replaces: true,
  notes: ["It shows an article without a recording as an episode without a file."],
  async subscribe(url, profile) {
    const gpo = (...args: string[]) =>
      runReader(profile, "gpo", args, { GPODDER_HOME: profile.folder, GPODDER_DISABLE_EXTENSIONS: "yes" });
    const database = join(profile.folder, "Database");
    let isSubscribed = false;
    return {
      async poll() {
        await (isSubscribed ? gpo("update") : gpo("subscribe", url));
        isSubscribed = true;
        using opened = new DatabaseSync(database);
        const rows = opened.prepare("SELECT * FROM episode ORDER BY id").all();
        return rows.map((row) => ({
          key: String(row.id),
          guid: String(row.guid),
          title: String(row.title),
          text: String(row.description_html || row.description),
          unread: row.is_new === 1,
          ...(row.url ? { recording: String(row.url) } : {}),
        }));
      },
      async markRead() {
        using opened = new DatabaseSync(database);
        opened.exec("UPDATE episode SET is_new = 0");
      },
    };
  },
};
