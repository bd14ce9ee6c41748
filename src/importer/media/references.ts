/**
 * Finds the addresses of pictures and recordings in an article file, and puts the names of copies in their
 * place.
 */

import { DomUtils, Parser, parseDocument } from "htmlparser2";
import { isMap, isScalar, parseDocument as parseYaml, stringify } from "yaml";
import { isTrackingPixel } from "../../compiler/content/detours.ts";
import { largestOf } from "../../compiler/content/lazy-pictures.ts";
import type { MediaUse } from "../../compiler/media/library.ts";
import { escapeMarkup } from "../../model/text.ts";
import { isTooDeep } from "../nesting.ts";

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export type MediaKind = "picture" | "recording" | "text track";

export type MediaReference = {
  /** The absolute address of the file, without a fragment. */
  readonly url: string;
  readonly use: MediaUse;
  readonly kind: MediaKind;
  /** The size of the file in bytes, if the article states it. */
  readonly length?: number;
};

/** Facts about a feed that decide which links lead to files of the feed's site. */
export type OldSite = {
  readonly hosts: ReadonlySet<string>;
  /** The addresses of recordings and films beside the entries' texts. */
  readonly enclosures: ReadonlySet<string>;
};

/**
 * Returns the name of the copy as an address in the article, or undefined if there is no copy for the use.
 */
export type CopyOf = (reference: MediaReference) => string | undefined;

export function referencesIn(text: string, site: OldSite): MediaReference[] {
  const found: MediaReference[] = [];
  withCopies(text, site, (reference) => {
    found.push(reference);
    return undefined;
  });
  return found;
}

/** Returns the article file with names of copies. Only the opening tags that change are written again. */
export function withCopies(text: string, site: OldSite, copyOf: CopyOf): string {
  const [frontMatter = ""] = /^\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/s.exec(text) ?? [];
  return (
    withCopiedFields(frontMatter, copyOf) + withCopiedMedia(text.slice(frontMatter.length), site, copyOf)
  );
}

/** The fields of front matter that name media, with the use and the kind of each. */
const FIELDS = [
  ["image", "image", "picture"],
  ["audio", "sound", "recording"],
  ["video", "sound", "recording"],
] as const satisfies readonly (readonly [string, MediaUse, MediaKind])[];

function withCopiedFields(frontMatter: string, copyOf: CopyOf): string {
  return FIELDS.reduce(
    (edited, [name, use, kind]) =>
      withCopiedField(edited, name, (address, facts) => copied(address, use, kind, copyOf, facts)),
    frontMatter,
  );
}

type Facts = Pick<MediaReference, "length">;

/**
 * Edits a field of front matter. The opening line of three dashes stays, because it starts a document in YAML
 * too. A recording with its length and type becomes the name of the copy alone, because the build measures
 * files.
 */
function withCopiedField(
  frontMatter: string,
  name: string,
  copyOf: (address: string, facts: Facts) => string | undefined,
): string {
  if (!new RegExp(`^${name}:`, "m").test(frontMatter)) return frontMatter;
  const { contents } = parseYaml(frontMatter.replace(/(?:---|\.\.\.)[ \t]*\n?$/, ""));
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === name)
    : undefined;
  const { key, value } = pair ?? {};
  if (!isScalar(key) || !key.range || !(isScalar(value) || isMap(value)) || !value.range) return frontMatter;
  const [address, length] = isMap(value) ? [value.get("url"), value.get("length")] : [value.value];
  if (typeof address !== "string") return frontMatter;
  const copy = copyOf(address, typeof length === "number" ? { length } : {});
  if (copy === undefined) return frontMatter;
  const [start, end] = [key.range[1], value.range[1]];
  const rest = frontMatter.slice(end);
  return `${frontMatter.slice(0, start)}: ${stringify(copy).trimEnd()}${/^\s*\n|^[ \t]+#/.test(rest) ? "" : "\n"}${rest}`;
}

function withCopiedMedia(html: string, site: OldSite, copyOf: CopyOf): string {
  if (isTooDeep(html)) return html;
  const document = parseDocument(html, { withStartIndices: true });
  let ends: ReadonlyMap<number, number> | undefined;
  let edited = "";
  let done = 0;
  for (const element of DomUtils.getElementsByTagName("*", document, true)) {
    const attributes = copiedAttributes(element, site, copyOf);
    if (attributes === undefined) continue;
    const start = element.startIndex ?? 0;
    ends ??= openingTagsIn(html);
    const end = ends.get(start);
    if (end === undefined) continue;
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
    edited += `${html.slice(done, start)}<${element.name}${written.join("")}${html.slice(end - 2, end) === "/>" ? " /" : ""}>`;
    done = end;
  }
  return edited + html.slice(done);
}

/** Returns the end of each opening tag by its start. The parsed tree has only the ends of whole elements. */
function openingTagsIn(html: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const parser = new Parser({
    onopentag: (_, __, isImplied) => {
      if (!isImplied) ends.set(parser.startIndex, parser.endIndex + 1);
    },
  });
  parser.end(html);
  return ends;
}

/** Returns the attributes with copies, or undefined if nothing changes. */
function copiedAttributes(
  element: Element,
  site: OldSite,
  copyOf: CopyOf,
): Readonly<Record<string, string>> | undefined {
  const { name, attribs } = element;
  const { src = "", srcset, sizes, href = "", poster = "", ...others } = attribs;
  const replaced = (attribute: string, copy: string | undefined) =>
    copy === undefined ? undefined : { ...attribs, [attribute]: copy };
  switch (name) {
    case "img": {
      if (isTrackingPixel(attribs)) return undefined;
      const copy = copied(largestOf(srcset) ?? src, "image", "picture", copyOf);
      // Every screen gets the copy of the largest picture, so the attributes that choose a picture by size
      // are dropped.
      return copy === undefined ? undefined : { src: copy, ...others };
    }
    case "source": {
      if (srcset === undefined) return replaced("src", copied(src, "sound", "recording", copyOf));
      const copy = copied(largestOf(srcset) ?? "", "image", "picture", copyOf);
      return copy === undefined ? undefined : { srcset: copy, ...others };
    }
    case "audio":
      return replaced("src", copied(src, "sound", "recording", copyOf));
    case "video": {
      const film = replaced("src", copied(src, "sound", "recording", copyOf));
      const still = copied(poster, "image", "picture", copyOf);
      return still === undefined ? film : { ...(film ?? attribs), poster: still };
    }
    case "track":
      return replaced("src", copied(src, "track", "text track", copyOf));
    case "a": {
      const kind = kindOfLink(element, href, site);
      return kind === undefined ? undefined : replaced("href", copied(href, "link", kind, copyOf));
    }
    default:
      return undefined;
  }
}

const PICTURE_NAME = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
const RECORDING_NAME = /\.(?:m4[av]|mp[34]|og[agv]|opus|wav|webm)$/i;

/**
 * Returns the kind of file that a link leads to. Returns undefined for a page, and for files of sites that
 * the article only links to.
 */
function kindOfLink(link: Element, href: string, { hosts, enclosures }: OldSite): MediaKind | undefined {
  const url = parsed(href);
  if (url === undefined) return undefined;
  if (enclosures.has(href.trim())) return PICTURE_NAME.test(url.pathname) ? "picture" : "recording";
  if (!hosts.has(url.host) && DomUtils.getElementsByTagName("img", link, true).length === 0) return undefined;
  if (PICTURE_NAME.test(url.pathname)) return "picture";
  return RECORDING_NAME.test(url.pathname) ? "recording" : undefined;
}

function copied(
  address: string,
  use: MediaUse,
  kind: MediaKind,
  copyOf: CopyOf,
  facts: Facts = {},
): string | undefined {
  const url = parsed(address);
  if (url === undefined) return undefined;
  const { hash } = url;
  url.hash = "";
  const copy = copyOf({ url: url.href, use, kind, ...facts });
  return copy === undefined ? undefined : copy + hash;
}

/**
 * Returns the URL of a web address. A feed that does not state its address may have addresses that start with
 * `//`.
 */
function parsed(address: string): URL | undefined {
  const written = address.trim().replace(/^\/\//, "https://");
  return /^https?:\/\//i.test(written) && URL.canParse(written) ? new URL(written) : undefined;
}
