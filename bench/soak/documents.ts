/** Reads which articles an answer lists, and which articles it names anywhere. */

import { XmlDocument } from "libxml2-wasm";
import type { Format } from "../../src/model/format.ts";
import type { ShownList } from "./oracle.ts";

export type FeedDocument = ShownList & {
  /** The address of the document with older articles. */
  readonly older?: string;
};

type ListedEntry = { readonly link: string; readonly title: string };

/** Reads a feed document. Throws if it is not well-formed. */
export function readFeed(format: Format, text: string): FeedDocument {
  const { entries, older } = format === "json" ? readJson(text) : readXml(format, text);
  const slugs: string[] = [];
  const withdrawn: string[] = [];
  for (const { link, title } of entries) {
    const [slug = ""] = slugsIn(link);
    (title.startsWith("Withdrawn: ") ? withdrawn : slugs).push(slug);
  }
  return { slugs, withdrawn, ...(older === undefined ? {} : { older }) };
}

/** Returns the slugs of the articles that a text links to, in the text's order, each once. */
export function slugsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\/articles\/([a-z0-9-]+)/g)].map(([, slug = ""]) => slug))];
}

function readJson(text: string): { entries: ListedEntry[]; older: string | undefined } {
  const { items, next_url } = JSON.parse(text) as {
    items: { url: string; title: string }[];
    next_url?: string;
  };
  return { entries: items.map(({ url, title }) => ({ link: url, title })), older: next_url };
}

function readXml(
  format: "rss" | "atom",
  text: string,
): { entries: ListedEntry[]; older: string | undefined } {
  XmlDocument.fromString(text).dispose();
  const [head = "", ...items] = text.split(format === "rss" ? "<item>" : /<entry[ >]/);
  return {
    entries: items.map((item) => ({
      link: (format === "rss" ? /<link>(.*?)<\/link>/ : /<link [^>]*href="(.*?)"/).exec(item)?.[1] ?? "",
      title: /<title[^>]*>(.*?)<\/title>/.exec(item)?.[1] ?? "",
    })),
    older: /<(?:atom:)?link rel="prev-archive"[^>]*? href="([^"]*)"/.exec(head)?.[1],
  };
}
