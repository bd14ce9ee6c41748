/**
 * Detects a document's format by its root element and parses it: a feed, a list of feeds, or a page that
 * names feeds.
 */

import { parseOpml } from "feedsmith";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Finding } from "../compiler/ground/problem.ts";
import { MEDIA_TYPES } from "../formats/media-types.ts";
import { FORMAT_NAMES } from "../model/format.ts";
import { err, ok, type Result } from "../model/result.ts";
import { absolute } from "./addresses.ts";
import type { ForeignFeed } from "./foreign-feed.ts";
import { readAtom } from "./read-atom.ts";
import { readJsonFeed } from "./read-json-feed.ts";
import { readRdf, readRss } from "./read-rss.ts";
import { readWxr } from "./read-wxr.ts";
import { reasonOf } from "./reason.ts";
import { isWxr } from "./wxr-document.ts";

export type ParsedDocument =
  | { readonly kind: "feed"; readonly feed: ForeignFeed }
  | { readonly kind: "list"; readonly feeds: readonly ListedFeed[] }
  /** The addresses of feeds that an HTML page names, in the page's order. */
  | { readonly kind: "page"; readonly feeds: readonly string[] };

/** An outline with a feed in an OPML document. */
export type ListedFeed = { readonly title: string; readonly url: string };

/** Parses a document. `url` is the address of the document, undefined for a file. */
export function parseFeedDocument(text: string, url: string | undefined): Result<ParsedDocument, Finding> {
  const document = text.trimStart();
  const root = document.startsWith("{") ? "json" : rootOf(document);
  try {
    switch (root) {
      case "rss":
        return ok({
          kind: "feed",
          feed: isWxr(document)
            ? readWxr(complete(document, "rss"))
            : readRss(complete(document, "rss"), url),
        });
      case "rdf":
        return ok({ kind: "feed", feed: readRdf(complete(document, "RDF"), url) });
      case "feed":
        return ok({ kind: "feed", feed: readAtom(complete(document, "feed"), url) });
      case "json":
        return ok({ kind: "feed", feed: readJsonFeed(document, url) });
      case "opml":
        return ok({ kind: "list", feeds: listedFeeds(complete(document, "opml"), url) });
      case "html":
        return ok({ kind: "page", feeds: namedFeeds(document, url) });
      default:
        return err({ message: "neither RSS, Atom, JSON Feed nor OPML", fix: "a feed" });
    }
  } catch (cause) {
    // The library throws on documents that it cannot parse. Deep nesting ends in a RangeError of the stack.
    const found = cause instanceof RangeError ? "nested too deeply to be read" : reasonOf(cause);
    return err({ message: found, fix: "a feed" });
  }
}

/** Returns the first element's name in lower case, without its prefix. Skips declarations and comments. */
function rootOf(xml: string): string | undefined {
  let at = 0;
  for (;;) {
    at = xml.indexOf("<", at);
    if (at < 0) return undefined;
    const end = xml.startsWith("<!--", at) ? xml.indexOf("-->", at) : endOfDeclaration(xml, at);
    if (end === undefined) break;
    if (end < 0) return undefined;
    at = end + 1;
  }
  const [, name = ""] = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(xml.slice(at, at + 100)) ?? [];
  const isPage = /^<!doctype\s+html/i.test(xml) || ["html", "head", "body"].includes(name.toLowerCase());
  return isPage ? "html" : name.toLowerCase();
}

/**
 * Returns the end of a declaration: `<?...?>`, or `<!DOCTYPE ...>` with definitions in brackets. Returns
 * undefined at an element.
 */
function endOfDeclaration(xml: string, at: number): number | undefined {
  if (xml[at + 1] === "?") return xml.indexOf("?>", at);
  if (xml[at + 1] !== "!") return undefined;
  const [brackets, end] = [xml.indexOf("[", at), xml.indexOf(">", at)];
  return brackets < 0 || brackets > end ? end : xml.indexOf("]>", brackets) + 1 || -1;
}

/**
 * Returns the XML. Throws if its end tag is missing, because a truncated document would lose entries
 * unnoticed.
 */
function complete(xml: string, root: string): string {
  if (!new RegExp(`</(?:[\\w.-]+:)?${root}\\s*>`, "i").test(xml))
    throw new Error(`cut off before </${root}>`);
  return xml;
}

/** Returns the feeds of all outlines, also of nested ones. */
function listedFeeds(text: string, url: string | undefined): ListedFeed[] {
  const listed: ListedFeed[] = [];
  const waiting = [...(parseOpml(text).body?.outlines ?? [])];
  for (let outline = waiting.shift(); outline !== undefined; outline = waiting.shift()) {
    const { xmlUrl, title, text: label, outlines = [] } = outline;
    waiting.unshift(...outlines);
    if (xmlUrl === undefined) continue;
    const found = absolute(xmlUrl, url) ?? xmlUrl;
    listed.push({ url: found, title: title ?? label ?? found });
  }
  return listed;
}

const FEED_TYPES = new Set([
  ...FORMAT_NAMES.map((format) => MEDIA_TYPES[format].mediaType),
  "application/json",
  "application/rdf+xml",
]);

/** Returns the addresses of the feeds that an HTML page names. https://html.spec.whatwg.org/#rel-alternate */
function namedFeeds(html: string, url: string | undefined): string[] {
  const document = parseDocument(html);
  const base =
    absolute(DomUtils.getElementsByTagName("base", document, true, 1)[0]?.attribs.href, url) ?? url;
  return DomUtils.getElementsByTagName("link", document, true).flatMap(
    ({ attribs: { rel = "", type = "", href } }) => {
      const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(rel) && FEED_TYPES.has(type.trim().toLowerCase());
      return isFeed ? (absolute(href, base) ?? []) : [];
    },
  );
}
