/**
 * Reads every fragment back with a strict parser and compares it with its article. So a renderer's fault stops the build and
 * never reaches a reader.
 */

import { XmlDocument, type XmlElement } from "libxml2-wasm";
import { type Article, jsonAuthor, type LeadImage } from "../../model/article.ts";
import { toRfc822, toRfc3339 } from "../../model/instant.ts";
import { type Site, topicScheme } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { quote } from "../ground/problem.ts";

/** A field whose value changed between the article and the parsed fragment. */
export type Difference = { readonly field: string; readonly sent: unknown; readonly read: unknown };

export function describeDifference({ field, sent, read }: Difference): string {
  return `${field} reads ${quote(read)}, is ${quote(sent)}`;
}

const NAMESPACES = {
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  media: "http://search.yahoo.com/mrss/",
};

export function readBackRss(item: string, article: Article, site: Site): Difference[] {
  const root = `<channel xmlns:content="${NAMESPACES.content}" xmlns:dc="${NAMESPACES.dc}" xmlns:media="${NAMESPACES.media}">${item}</channel>`;
  return withXml(root, (channel) => {
    const text = (path: string) => texts(channel, `item/${path}`);
    return differences({
      items: [1, channel.find("*").length],
      guid: [[article.id], text("guid[@isPermaLink='false']")],
      title: [[article.title], text("title")],
      link: [[article.url], text("link")],
      pubDate: [[toRfc822(article.published)], text("pubDate")],
      "dc:creator": [article.authors.map(({ name }) => name), text("dc:creator")],
      "dc:language": [article.language === undefined ? [] : [article.language], text("dc:language")],
      category: [article.topics.map(({ label }) => label), text("category")],
      domain: [article.topics.map(() => topicScheme(site)), text("category/@domain")],
      description: [[escapeMarkup(article.summary)], text("description")],
      "content:encoded": [article.contentHtml === "" ? [] : [article.contentHtml], text("content:encoded")],
      "media:content": [sentImage(article), readImages(channel, "item")],
    });
  });
}

export function readBackAtom(entry: string, article: Article, site: Site): Difference[] {
  return withXml(
    `<feed xmlns="${NAMESPACES.atom}" xmlns:media="${NAMESPACES.media}">${entry}</feed>`,
    (feed) => {
      const text = (path: string) => texts(feed, `atom:entry/${path}`);
      return differences({
        entries: [1, feed.find("*").length],
        id: [[article.atomId ?? article.id], text("atom:id")],
        title: [[article.title], text("atom:title[@type='text']")],
        link: [[article.url], text("atom:link[@rel='alternate']/@href")],
        published: [[article.published], text("atom:published").map(Date.parse)],
        updated: [[article.updated], text("atom:updated").map(Date.parse)],
        author: [article.authors.map(({ name }) => name), text("atom:author/atom:name")],
        uri: [article.authors.flatMap(({ url }) => url ?? []), text("atom:author/atom:uri")],
        "xml:lang": [article.language === undefined ? [] : [article.language], text("@xml:lang")],
        term: [article.topics.map(({ slug }) => slug), text("atom:category/@term")],
        scheme: [article.topics.map(() => topicScheme(site)), text("atom:category/@scheme")],
        label: [article.topics.map(({ label }) => label), text("atom:category/@label")],
        summary: [[article.summary], text("atom:summary[@type='text']")],
        content: [
          article.contentHtml === "" ? [] : [article.contentHtml],
          text("atom:content[@type='html']"),
        ],
        "media:content": [sentImage(article), readImages(feed, "atom:entry")],
      });
    },
  );
}

export function readBackJson(item: string, article: Article): Difference[] {
  const read = JSON.parse(item);
  return differences({
    id: [article.id, read.id],
    title: [article.title, read.title],
    url: [article.url, read.url],
    external_url: [article.canonical, read.external_url],
    image: [article.image?.url, read.image],
    date_published: [toRfc3339(article.published), read.date_published],
    date_modified: [toRfc3339(article.updated), read.date_modified],
    authors: [article.authors.map(jsonAuthor), read.authors ?? []],
    tags: [article.topics.map(({ label }) => label), read.tags ?? []],
    summary: [article.summary, read.summary],
    content_html: [article.contentHtml, read.content_html],
    content_text: [article.contentText, read.content_text],
    dateline: [article.dateline, read._seedcast?.dateline],
    credit: [article.credit, read._seedcast?.credit],
    label: [article.label, read._seedcast?.label],
    corrections: [
      article.corrections?.map(({ date, note }) => ({ date: toRfc3339(date), note })),
      read._seedcast?.corrections,
    ],
    derived: [article.derived, read._seedcast?.derived],
  });
}

function sentImage({ image }: Article): Readonly<Record<string, string>>[] {
  return image === undefined ? [] : [imageFields({ ...image, medium: "image" })];
}

/** Returns every `media:content` of an entry, with the description inside it. */
function readImages(root: XmlElement, entry: string): Readonly<Record<string, string>>[] {
  return root.find(`${entry}/media:content`, NAMESPACES).map((node) => {
    const within = (path: string) => node.find(path, NAMESPACES)[0]?.content;
    return imageFields({
      url: within("@url"),
      type: within("@type"),
      medium: within("@medium"),
      width: within("@width"),
      height: within("@height"),
      alt: within("media:description[@type='plain']"),
    });
  });
}

type ImageFields = { readonly [Name in keyof LeadImage | "medium"]?: string | number | undefined };

function imageFields({ url, type, medium, width, height, alt }: ImageFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ url, type, medium, width, height, alt }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** Compares both values of each field. Carriage returns were removed before, because XML parsers read them as LF (XML 1.0, 2.11). */
function differences(
  fields: Readonly<Record<string, readonly [sent: unknown, read: unknown]>>,
): Difference[] {
  return Object.entries(fields).flatMap(([field, [sent, read]]) =>
    JSON.stringify(sent) === JSON.stringify(read) ? [] : [{ field, sent, read }],
  );
}

function texts(element: XmlElement, path: string): string[] {
  return element.find(path, NAMESPACES).map((node) => node.content);
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
