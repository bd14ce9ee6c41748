/** rss2email, which sends a mail for each entry. It reads feeds with feedparser. Here it delivers to a Maildir. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runReader, versionOf } from "./program.ts";
import type { Reader, ShownItem } from "./reader.ts";

const CONFIGURATION = `[DEFAULT]
from = feeds@reader.example
to = kari@reader.example
email-protocol = maildir
maildir-path = mail
maildir-mailbox = .
html-mail = True
use-8bit = True
`;

export const rss2email: Reader = {
  name: "rss2email",
  formats: ["rss", "atom"],
  packages: ["rss2email"],
  version: () => versionOf("r2e", "--version"),
  isConditional: true,
  recordings: ["rss", "atom"],
  replaces: false,
  notes: [
    "It sends one mail for each id, so it mails no edits, takes and withdrawals.",
    "Its setting `reply-changes` mails them as replies. The test does not use it.",
  ],
  async subscribe(url, profile) {
    const r2e = (...args: string[]) =>
      runReader(profile, "r2e", ["--config", "rss2email.cfg", "--data", "rss2email.json", ...args]);
    await writeFile(join(profile.folder, "rss2email.cfg"), CONFIGURATION);
    await r2e("add", "notes", url);
    const read = new Set<string>();
    const mails = async (): Promise<readonly ShownItem[]> => {
      const folder = join(profile.folder, "mail", "new");
      const names = (await readdir(folder)).toSorted();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
      return names.map((name, place) => ({
        ...parseMail(texts[place] ?? ""),
        key: name,
        unread: !read.has(name),
      }));
    };
    return {
      async poll() {
        await r2e("run");
        return mails();
      },
      async markRead() {
        for (const { key } of await mails()) read.add(key);
      },
    };
  },
};

function parseMail(mail: string): Omit<ShownItem, "key" | "unread"> {
  const end = mail.indexOf("\n\n");
  const head = mail.slice(0, end).replaceAll(/\n[ \t]+/g, " ");
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  const text = mail.slice(end + 2);
  const recording = /Enclosure: <a href="([^"]+)"/.exec(text)?.[1];
  return {
    ...{ guid: field("X-RSS-ID"), title: field("Subject"), text },
    ...(recording === undefined ? {} : { recording }),
  };
}
