/** Reads the parts of a served feed document that readers depend on. Strict: a malformed document is an error. */

import { ParseOption, XmlAttribute, XmlDocument, XmlElement, type XmlNode } from "libxml2-wasm";
import { z } from "zod";
import { NAMESPACES } from "../../formats/namespaces.ts";
import type { Format } from "../../model/format.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { quote } from "../ground/problem.ts";

export type ServedFeed = {
  /** The addresses that the document names as its own. */
  readonly self: readonly string[];
  readonly hubs: readonly string[];
  /** The ids of entries, newest first. */
  readonly ids: readonly string[];
};

/** Returns the parts of a document. The error says why it is no document of this format. */
export function readServedFeed(format: Format, bytes: Uint8Array): Result<ServedFeed, string> {
  const first = new TextDecoder().decode(bytes.subarray(0, 16)).trimStart();
  if (format !== "json" && first.startsWith("<") && bytes[0] !== "<".charCodeAt(0))
    return err("a byte order mark or a blank line before the first <");
  switch (format) {
    case "rss":
      return readXml(bytes, "rss", {
        self: "channel/atom:link[@rel='self']/@href",
        hubs: "channel/atom:link[@rel='hub']/@href",
        ids: "channel/item/guid",
      });
    case "atom":
      return readXml(bytes, "feed", {
        self: "atom:link[@rel='self']/@href",
        hubs: "atom:link[@rel='hub']/@href",
        ids: "atom:entry/atom:id",
      });
    case "json":
      return readJson(bytes);
    default:
      return format satisfies never;
  }
}

function readXml(
  bytes: Uint8Array,
  rootName: string,
  paths: Readonly<Record<keyof ServedFeed, string>>,
): Result<ServedFeed, string> {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE });
  } catch (cause) {
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).trim().split("\n");
    return err(`not well-formed XML (${reason})`);
  }
  try {
    const { root } = document;
    if (root.name !== rootName) return err(`the root element is ${quote(root.name)}, not ${quote(rootName)}`);
    const textsAt = (path: string) => root.find(path, { atom: NAMESPACES.atom }).map(textOf);
    return ok({ self: textsAt(paths.self), hubs: textsAt(paths.hubs), ids: textsAt(paths.ids) });
  } finally {
    document.dispose();
  }
}

function textOf(node: XmlNode): string {
  if (node instanceof XmlAttribute) return node.value;
  return node instanceof XmlElement ? node.content.trim() : "";
}

const JSON_FEED = z.object({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  feed_url: z.string().optional(),
  next_url: z.string().optional(),
  hubs: z.array(z.object({ url: z.string() })).optional(),
  items: z.array(z.object({ id: z.string(), date_published: z.string().optional() })),
});

/** The parts of a JSON Feed that checks use. */
export type JsonFeed = z.output<typeof JSON_FEED>;

function readJson(bytes: Uint8Array): Result<ServedFeed, string> {
  const feed = parseJsonFeed(bytes);
  if (!feed.ok) return feed;
  const { feed_url: self, hubs = [], items } = feed.value;
  return ok({
    self: self === undefined ? [] : [self],
    hubs: hubs.map(({ url }) => url),
    ids: items.map(({ id }) => id),
  });
}

/** Returns a JSON Feed. The error says why the bytes are no JSON Feed. */
export function parseJsonFeed(bytes: Uint8Array): Result<JsonFeed, string> {
  try {
    const parsed = JSON_FEED.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return err(`not JSON Feed 1.1 (${issue?.path.join(".") || "document"}: ${issue?.message})`);
  } catch (cause) {
    return err(`not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}
