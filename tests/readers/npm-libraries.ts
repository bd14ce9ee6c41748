/** The libraries of npm that read feeds. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseFeed as parseWithRowan } from "@rowanmanning/feed-parser";
import { parseFeed as parseWithFeedsmith } from "feedsmith";
import { parseFeed as parseWithHtmlparser2 } from "htmlparser2";
import Parser from "rss-parser";
import { agentFor, feedFetch } from "./fetch-feed.ts";
import { libraryReader, type ReadItem } from "./library.ts";
import type { Profile, Reader } from "./reader.ts";

/** The version of an installed package. */
async function versionOf(name: string): Promise<string> {
  const path = join("node_modules", name, "package.json");
  return (JSON.parse(await readFile(path, "utf8")) as { version: string }).version;
}

/** Fetches the feed and reads it with a function of a library. */
function fetched(parse: (document: string) => readonly ReadItem[]) {
  return (url: string, { proxy }: Profile) => {
    const fetch = feedFetch(url, proxy);
    return async () => {
      const document = await fetch();
      return document === undefined ? undefined : parse(document);
    };
  };
}

export const feedsmith: Reader = libraryReader({
  name: "feedsmith",
  formats: ["rss", "atom", "json"],
  packages: [],
  isConditional: true,
  recordings: ["rss", "atom", "json"],
  version: () => versionOf("feedsmith"),
  open: fetched((document) => {
    const { format, feed } = parseWithFeedsmith(document);
    if (format === "rss")
      return (feed.items ?? []).map((item) => ({
        guid: item.guid?.value ?? "",
        title: item.title ?? "",
        text: item.content?.encoded ?? item.description ?? "",
        recording: item.enclosures?.[0]?.url,
      }));
    if (format === "atom")
      return (feed.entries ?? []).map((entry) => ({
        guid: entry.id ?? "",
        title: entry.title?.value ?? "",
        text: entry.content?.value ?? "",
        recording: entry.links?.find(({ rel }) => rel === "enclosure")?.href,
      }));
    if (format === "json")
      return (feed.items ?? []).map((item) => ({
        guid: item.id ?? "",
        title: item.title ?? "",
        text: item.content_html ?? "",
        recording: item.attachments?.[0]?.url,
      }));
    throw new Error(`feedsmith found a feed of the format ${format}`);
  }),
});

export const feedParser: Reader = libraryReader({
  name: "@rowanmanning/feed-parser",
  formats: ["rss", "atom"],
  packages: [],
  isConditional: true,
  recordings: ["rss", "atom"],
  version: () => versionOf("@rowanmanning/feed-parser"),
  open: fetched((document) =>
    parseWithRowan(document).items.map((item) => ({
      guid: item.id ?? "",
      title: item.title ?? "",
      text: item.content ?? item.description ?? "",
      recording: item.media[0]?.url,
    })),
  ),
});

export const htmlparser2: Reader = libraryReader({
  name: "htmlparser2",
  formats: ["rss", "atom"],
  packages: [],
  notes: ["It reads no enclosures."],
  isConditional: true,
  recordings: [],
  version: () => versionOf("htmlparser2"),
  open: fetched((document) =>
    (parseWithHtmlparser2(document)?.items ?? []).map((item) => ({
      guid: item.id ?? "",
      title: item.title ?? "",
      text: item.description ?? "",
    })),
  ),
});

export const rssParser: Reader = libraryReader({
  name: "rss-parser",
  formats: ["rss", "atom"],
  packages: [],
  notes: [
    "It sends no conditions, so each poll transfers the whole feed.",
    "It reads no enclosures in Atom.",
  ],
  isConditional: false,
  recordings: ["rss"],
  version: () => versionOf("rss-parser"),
  open: (url, { proxy }) => {
    const parser = new Parser<unknown, { readonly id?: string; readonly "content:encoded"?: string }>({
      requestOptions: { agent: agentFor(proxy) },
    });
    return async () =>
      (await parser.parseURL(url)).items.map((item) => ({
        guid: item.guid ?? item.id ?? "",
        title: item.title ?? "",
        text: item["content:encoded"] ?? item.content ?? "",
        recording: item.enclosure?.url,
      }));
  },
});
