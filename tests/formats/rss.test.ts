/** Requirement 34: RSS for parsers that ignore namespaces or attributes. */

import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { expect, it } from "vitest";
import { NAMESPACES } from "../../src/formats/namespaces.ts";
import { article, at, SITE, topic } from "../support/articles.ts";
import { appOf } from "../support/pack.ts";

const app = await appOf(
  [
    article({ slug: "tides", topics: [topic("harbour"), topic("energy")] }),
    article({
      slug: "corrected",
      published: at("2024-05-04T08:00:00Z"),
      updated: at("2024-05-05T09:30:00Z"),
    }),
  ],
  { site: { ...SITE, image: "https://notes.example/logo.png", hubs: ["https://hub.example/"] } },
);

/** Calls `read` with the channel of a feed. */
async function inChannel<Value>(path: string, read: (channel: XmlElement) => Value): Promise<Value> {
  const document = XmlDocument.fromString(await (await app.request(path)).text());
  try {
    const [channel] = document.root.find("channel");
    if (channel === undefined) throw new Error("no channel");
    return read(channel as XmlElement);
  } finally {
    document.dispose();
  }
}

const texts = (element: XmlElement, path: string) =>
  element.find(path, NAMESPACES).map(({ content }) => content);

it.each([
  ["/rss.xml", "https://notes.example/"],
  ["/topics/harbour/rss.xml", "https://notes.example/topics/harbour"],
])("requirement 34: in %s, <atom:link> precedes <link>", async (path, page) => {
  const links = await inChannel(path, (channel) => texts(channel, "*[local-name() = 'link']"));
  expect(links.length).toBeGreaterThan(1);
  // A parser that ignores namespaces takes the last one for the site's address.
  expect(links.at(-1)).toBe(page);
  expect(await inChannel(path, (channel) => texts(channel, "link/following-sibling::atom:link"))).toEqual([]);
});

it("requirement 34: <category> has the topic's name and no attributes", async () => {
  expect(await inChannel("/rss.xml", (channel) => texts(channel, "item[1]/category"))).toEqual([
    "Harbour",
    "Energy",
  ]);
  expect(await inChannel("/rss.xml", (channel) => texts(channel, "item/category/@*"))).toEqual([]);
});

it("requirement 34: an item whose text changed has <atom:updated>, and no other item", async () => {
  const changes = await inChannel("/rss.xml", (channel) =>
    channel
      .find("item")
      .map((item) => [texts(item as XmlElement, "link"), texts(item as XmlElement, "atom:updated")]),
  );
  expect(changes).toEqual([
    [["https://notes.example/articles/tides"], []],
    [["https://notes.example/articles/corrected"], ["2024-05-05T09:30:00Z"]],
  ]);
});
