/**
 * Parses every rendered item with a strict parser and compares it with its article. So a fault in rendering
 * stops the build and never reaches a feed reader.
 */

import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { expectedAtom } from "../../formats/atom/expected.ts";
import type { ExpectedFields } from "../../formats/expected.ts";
import { expectedJson } from "../../formats/json/expected.ts";
import { declare, NAMESPACES } from "../../formats/namespaces.ts";
import { expectedRss } from "../../formats/rss/expected.ts";
import { podcastPrefixes } from "../../formats/rss/podcast.ts";
import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import { authorSlug } from "../ground/identity.ts";
import { quote } from "../ground/problem.ts";

/** A field whose value changed between the article and the parsed item. */
export type Difference = { readonly field: string; readonly sent: unknown; readonly read: unknown };

export function describeDifference({ field, sent, read }: Difference): string {
  return `${field} reads ${quote(read)}, is ${quote(sent)}`;
}

export function readBackRss(item: string, article: Article, site: Site): Difference[] {
  const root = `<channel${declare("content", "dc", "media", ...podcastPrefixes(site))}>${item}</channel>`;
  return readBackXml(root, "item", expectedRss(article, site));
}

export function readBackAtom(entry: string, article: Article, site: Site): Difference[] {
  const root = `<feed xmlns="${NAMESPACES.atom}"${declare("media")}>${entry}</feed>`;
  return readBackXml(root, "atom:entry", expectedAtom(article, site));
}

export function readBackJson(item: string, article: Article): Difference[] {
  const read = JSON.parse(item);
  return Object.entries(expectedJson(article, authorSlug)).flatMap(([field, sent]) => {
    const value = field.split(".").reduce((object, name) => object?.[name], read);
    return differenceBetween(field, sent, value);
  });
}

/**
 * Parses an XML item, the only element of a root, and returns its differences. Carriage returns were removed
 * before, because XML parsers read them as LF (XML 1.0, 2.11).
 */
function readBackXml(xml: string, element: string, expected: ExpectedFields): Difference[] {
  return withXml(xml, (root) => [
    ...differenceBetween("items", 1, root.find("*").length),
    ...Object.entries(expected).flatMap(([field, [path, sent]]) =>
      differenceBetween(
        field,
        sent,
        root.find(`${element}/${path}`, NAMESPACES).map(({ content }) => content),
      ),
    ),
  ]);
}

function differenceBetween(field: string, sent: unknown, read: unknown): Difference[] {
  return JSON.stringify(sent) === JSON.stringify(read) ? [] : [{ field, sent, read }];
}

function withXml(xml: string, read: (root: XmlElement) => Difference[]): Difference[] {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(xml);
  } catch (cause) {
    return [
      {
        field: "XML",
        sent: "well-formed",
        read: cause instanceof Error ? cause.message.trim() : String(cause),
      },
    ];
  }
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}
