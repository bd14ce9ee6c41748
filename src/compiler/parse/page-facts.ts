/**
 * Reads the facts about an article in the head of a saved page: `meta` elements, the language, and JSON-LD.
 */

import { DomUtils, type parseDocument } from "htmlparser2";
import { lineOf } from "../content/plain-text.ts";
import { EARLIEST, parseDate } from "../ground/date.ts";
import { decodeEntities } from "../ground/entities.ts";
import { MAX_AUTHORS } from "../ground/file-limits.ts";
import { languageTag } from "../ground/schema.ts";
import { articlesIn, MAX_TEXT, textsIn } from "./json-ld.ts";
import { readNames } from "./wire/byline.ts";

export type Document = ReturnType<typeof parseDocument>;

/** A field that the page gives, under its name in front matter. */
export type PageFact = {
  readonly field: string;
  readonly value: string | readonly string[];
  /** The element that gave it: `meta article:published_time`. */
  readonly rule: string;
  /** The offset of the element in the text, in characters. */
  readonly at: number;
};

/**
 * The sources of each field: the names of `meta` elements, then the property of an Article in JSON-LD. The
 * first source with a usable value counts.
 */
const SOURCES: Readonly<Record<string, { readonly metas: readonly string[]; readonly property?: string }>> = {
  date: {
    metas: [
      ...[
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "datepublished",
        "date",
        "dcterms.date",
        "dc.date",
        "dc.date.issued",
      ],
      ...[
        "dcterms.created",
        "dcterms.issued",
        "pubdate",
        "publish-date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
      ],
    ],
    property: "datePublished",
  },
  updated: {
    metas: ["article:modified_time", "datemodified", "dcterms.modified", "last-modified", "modified"],
    property: "dateModified",
  },
  authors: {
    metas: ["author", "authors", "dcterms.creator", "dc.creator", "article:author", "parsely-author", "byl"],
    property: "author",
  },
  summary: {
    metas: ["description", "summary", "dcterms.description", "og:description"],
    property: "description",
  },
  // The names that Pelican uses. `keywords` is not among them, because it is for search engines.
  topics: { metas: ["tags", "category"] },
  slug: { metas: ["slug"] },
};

type Meta = { readonly content: string; readonly at: number };

/** Returns the facts of a whole document. A fragment has none. */
export function readPageFacts(document: Document, timezone: string): PageFact[] {
  if (!isWholePage(document)) return [];
  const metas = metasIn(document);
  const articles = articlesIn(document);
  const facts = Object.entries(SOURCES).flatMap(([field, { metas: names, property }]): PageFact[] => {
    for (const name of names) {
      const written = metas.get(name) ?? [];
      const value = usable(
        field,
        written.map(({ content }) => content),
        timezone,
      );
      if (value !== undefined) return [{ field, value, rule: `meta ${name}`, at: written[0]?.at ?? 0 }];
    }
    for (const { data, at } of articles) {
      const value = usable(field, property === undefined ? [] : textsIn(data[property]), timezone);
      if (value !== undefined) return [{ field, value, rule: `JSON-LD ${property}`, at }];
    }
    return [];
  });
  return [...languageOf(document), ...facts];
}

/** Returns the title in the head of a page, without the name of the site. */
export function titleInHead(document: Document): PageFact | undefined {
  const metas = metasIn(document);
  const first = (name: string) => metas.get(name)?.[0];
  const shared = first("og:title");
  const [article] = articlesIn(document);
  const headline = lineOf(String(textsIn(article?.data.headline)[0] ?? ""));
  const element = DomUtils.getElementsByTagName("title", document, true, 1)[0];
  const written = element === undefined ? undefined : lineOf(DomUtils.textContent(element));
  const sites = [
    first("og:site_name")?.content,
    first("application-name")?.content,
    ...namesOfSite(document),
  ];
  const title = (text: string, rule: string, at: number): PageFact => ({
    field: "title",
    value: withoutSite(
      text,
      sites.filter((name) => name !== undefined),
    ),
    rule,
    at,
  });
  if (shared !== undefined) return title(shared.content, "meta og:title", shared.at);
  if (article !== undefined && headline !== undefined) return title(headline, "JSON-LD headline", article.at);
  return written === undefined ? undefined : title(written, "the document's title", element?.startIndex ?? 0);
}

export function isWholePage(document: Document): boolean {
  return ["html", "head"].some((name) => DomUtils.getElementsByTagName(name, document, true, 1).length > 0);
}

/**
 * Returns the `meta` elements by their name in small letters. Those with the same name stay in the order of
 * the page.
 */
function metasIn(document: Document): ReadonlyMap<string, readonly Meta[]> {
  const metas = new Map<string, Meta[]>();
  for (const { attribs, startIndex } of DomUtils.getElementsByTagName("meta", document, true)) {
    const name = (attribs.name ?? attribs.property ?? attribs.itemprop ?? "").trim().toLowerCase();
    const content = lineOf(decodeEntities(attribs.content ?? ""));
    if (name === "" || content === undefined || content.length > MAX_TEXT) continue;
    const written = metas.get(name) ?? [];
    written.push({ content, at: startIndex ?? 0 });
    metas.set(name, written);
  }
  return metas;
}

/**
 * Returns the value of a field in the form that front matter has, or undefined if the texts are not valid for
 * the field.
 */
function usable(
  field: string,
  texts: readonly string[],
  timezone: string,
): string | readonly string[] | undefined {
  const [first] = texts;
  if (first === undefined) return undefined;
  switch (field) {
    case "date":
    case "updated": {
      const date = parseDate(first, timezone);
      // Some systems write a date of the year 1 for none.
      return date.ok && date.value >= EARLIEST ? first : undefined;
    }
    case "authors": {
      // A profile's address and a mail address are no names.
      const people = texts.slice(0, MAX_AUTHORS).filter((text) => !/[@/]/.test(text));
      const names = people
        .flatMap((text) => readNames(text).authors.map(({ name }) => name))
        .filter((name) => /\p{L}/u.test(name));
      return names.length === 0 ? undefined : [...new Set(names)];
    }
    case "topics":
      return texts.flatMap((text) => text.split(/[,;]/).map((name) => name.trim())).filter(Boolean);
    case "slug":
      return /^[a-z0-9][a-z0-9-]{0,199}$/.test(first) ? first : undefined;
    default:
      return first;
  }
}

function languageOf(document: Document): PageFact[] {
  const [element] = DomUtils.getElementsByTagName("html", document, true, 1);
  const written = element?.attribs.lang ?? element?.attribs["xml:lang"] ?? "";
  const value = languageTag(written.replaceAll("_", "-"));
  if (element === undefined || value === undefined) return [];
  return [{ field: "language", value, rule: "<html lang>", at: element.startIndex ?? 0 }];
}

/**
 * Returns the possible names of a page's site: the text of links to the front page, and of headings in the
 * masthead (`header`).
 */
function namesOfSite(document: Document): (string | undefined)[] {
  const links = DomUtils.getElementsByTagName("a", document, true).filter(({ attribs }) =>
    /^(?:https?:\/\/[^/]+)?\/?$/.test(attribs.href?.trim() || "x"),
  );
  const mastheads = DomUtils.getElementsByTagName("header", document, true, 1);
  const headings = mastheads.flatMap((header) => DomUtils.getElementsByTagName("h1", header, true));
  return [...links, ...headings].map((element) => lineOf(DomUtils.textContent(element)));
}

/**
 * A title and the name of its site, separated by a sign that no title contains. A dash is not among the
 * signs, because it may belong to the title.
 */
const SURE_SEPARATOR = /^(.*\S)\s+(?:\||·|•|::|»|›)\s+\S.*?$/;

function withoutSite(title: string, sites: readonly string[]): string {
  if (title.length > MAX_TEXT) return title;
  for (const site of new Set(sites)) {
    const titleFirst = title.endsWith(site)
      ? /^(.*\S)\s+[-–—|·•:»›]+\s*$/.exec(title.slice(0, -site.length))
      : null;
    const siteFirst = title.startsWith(site)
      ? /^\s*[-–—|·•:«‹]+\s+(\S.*)$/.exec(title.slice(site.length))
      : null;
    const rest = titleFirst?.[1] ?? siteFirst?.[1];
    if (rest !== undefined) return rest;
  }
  return SURE_SEPARATOR.exec(title)?.[1] ?? title;
}
