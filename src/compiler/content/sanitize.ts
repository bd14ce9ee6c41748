/**
 * Sanitises all HTML that readers will see, and makes every address in it absolute. Escapes every `>` in text
 * and attributes, so that no `]]>` ends the CDATA section around the HTML.
 */

import sanitizeHtml from "sanitize-html";
import { parseSrcset, stringifySrcset } from "srcset";
import { sendable } from "../../model/text.ts";
import type { MediaUse } from "../media/library.ts";
import { isTrackingPixel } from "./detours.ts";
import { NON_TEXT_TAGS } from "./dom.ts";
import { MATHML, MATHML_ATTRIBUTES } from "./formulas.ts";
import type { ResolveAddress } from "./links.ts";
import { withReadableMarkup } from "./readable-markup.ts";

export type CleanHtml = {
  readonly html: string;
  /** The names of the removed elements, each once. */
  readonly dropped: readonly string[];
};

const TAGS = [
  ...[
    "p",
    "br",
    "hr",
    "div",
    "span",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "address",
    "center",
  ],
  ...[
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hgroup",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "details",
    "summary",
  ],
  ...[
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
  ],
  ...[
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "rp",
    "rt",
    "ruby",
  ],
  ...["s", "samp", "small", "strong", "sub", "sup", "time", "u", "tt", "strike", "var", "wbr"],
  ...["img", "picture", "source", "audio", "video", "track"],
  ...MATHML,
];

const ATTRIBUTES: Record<string, string[]> = {
  ...MATHML_ATTRIBUTES,
  "*": ["id", "lang", "dir", "title"],
  a: ["href", "hreflang"],
  img: ["src", "srcset", "sizes", "alt", "width", "height"],
  source: ["src", "srcset", "sizes", "type", "media", "width", "height"],
  audio: ["src", "controls"],
  video: ["src", "controls", "poster", "width", "height"],
  track: ["src", "kind", "srclang", "label"],
  blockquote: ["cite"],
  q: ["cite"],
  del: ["cite", "datetime"],
  ins: ["cite", "datetime"],
  time: ["datetime"],
  data: ["value"],
  ol: ["start", "type", "reversed"],
  li: ["value"],
  col: ["span"],
  colgroup: ["span"],
  th: ["colspan", "rowspan", "scope", "abbr", "align"],
  td: ["colspan", "rowspan", "align"],
  code: ["class"],
};

const ADDRESSES = ["href", "src", "poster", "cite"];

/**
 * The kind of media in an element's `src`. A `source` has a `src` only for sound and films. For pictures it
 * has a `srcset`.
 */
const SOURCES: ReadonlyMap<string, MediaUse> = new Map([
  ["img", "image"],
  ["audio", "sound"],
  ["video", "sound"],
  ["source", "sound"],
  ["track", "track"],
]);

/** Elements around a document's text. They are removed without a warning. */
const SILENT = new Set(["html", "head", "body", "meta", "link", "title", "base", "o:p"]);

/** The maximum `colspan` and `rowspan`, because a table as text has room for every spanned cell. */
const MAX_SPAN = 50;

/** Elements without an end tag. https://html.spec.whatwg.org/#void-elements */
const VOID = ["br", "col", "hr", "img", "source", "track", "wbr"];

/**
 * The maximum number of levels of elements. Deeper elements lose their tags but keep their text, because no
 * feed reader shows them, and some feed readers fail on them.
 */
export const MAX_DEPTH = 100;

export function sanitize(html: string, resolve: ResolveAddress): CleanHtml {
  const dropped = new Set<string>();
  const resolveAll: sanitizeHtml.Transformer = (tagName, written) => {
    if (!TAGS.includes(tagName) && !SILENT.has(tagName)) dropped.add(tagName);
    // A tracking pixel loses its address here, and an image without an address is removed below.
    const attribs = tagName === "img" && isTrackingPixel(written) ? {} : { ...written };
    // In old pages, `name` marks a place to which links lead.
    // https://html.spec.whatwg.org/#the-indicated-part-of-the-document
    if (tagName === "a" && attribs.name) attribs.id ??= attribs.name;
    // Without controls, an `audio` is invisible and a `video` cannot be started, because scripts and `autoplay`
    // are removed.
    if (tagName === "audio" || tagName === "video") attribs.controls ??= "";
    for (const name of MATHML.includes(tagName) ? [] : ["width", "height"]) {
      if (!/^\d{1,6}(?:\.\d{1,6})?%?$/.test(attribs[name] ?? "")) delete attribs[name];
    }
    for (const name of ADDRESSES) {
      const address = attribs[name];
      if (address === undefined) continue;
      // There is no warning about the address in an attribute that is removed anyway.
      if (!mayHave(tagName, name)) continue;
      const resolved = resolve(address, useOf(tagName, name));
      if (resolved === undefined) {
        delete attribs[name];
        continue;
      }
      attribs[name] = resolved.url;
      const { width, height } = resolved;
      const isSized = attribs.width !== undefined || attribs.height !== undefined;
      if (tagName === "img" && !isSized && width !== undefined)
        Object.assign(attribs, { width: `${width}`, height: `${height}` });
    }
    for (const name of ["colspan", "rowspan"]) {
      const span = attribs[name];
      if (span !== undefined && !(Number(span) >= 1 && Number(span) <= MAX_SPAN)) delete attribs[name];
    }
    if (attribs.srcset !== undefined && mayHave(tagName, "srcset")) {
      const candidates = srcsetCandidates(attribs.srcset).flatMap((candidate) => {
        const resolved = resolve(candidate.url, "image");
        return resolved === undefined ? [] : [{ ...candidate, url: resolved.url }];
      });
      if (candidates.length === 0) delete attribs.srcset;
      else attribs.srcset = stringifySrcset(candidates);
    }
    return { tagName, attribs };
  };

  const clean = sanitizeHtml(withReadableMarkup(html), {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedClasses: { code: ["language-*"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["http", "https", "data"] },
    allowedSchemesAppliedToAttributes: ADDRESSES,
    nestingLimit: MAX_DEPTH,
    selfClosing: VOID,
    // A picture without an address would be a gap.
    exclusiveFilter: ({ tag, attribs }) =>
      tag === "img" && attribs.src === undefined && attribs.srcset === undefined,
    nonTextTags: [...NON_TEXT_TAGS],
    transformTags: { "*": resolveAll },
  });
  // XML turns every line end into a line feed (XML 1.0 2.11), so only line feeds are sent.
  return { html: sendable(clean).replace(/\r\n?/g, "\n").trim(), dropped: [...dropped] };
}

/**
 * Returns true if an element may have an attribute. Checks for an own property, because an element may be
 * called "constructor".
 */
function mayHave(tagName: string, attribute: string): boolean {
  return Object.hasOwn(ATTRIBUTES, tagName) && ATTRIBUTES[tagName]?.includes(attribute) === true;
}

function useOf(tagName: string, attribute: string): MediaUse {
  if (attribute === "poster") return "image";
  return (attribute === "src" && SOURCES.get(tagName)) || "link";
}

function srcsetCandidates(srcset: string) {
  try {
    return parseSrcset(srcset);
  } catch {
    return [];
  }
}
