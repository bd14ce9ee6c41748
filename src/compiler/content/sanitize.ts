/**
 * The one gate for HTML that readers will see: what may stand in it, and that every address in it is absolute. What
 * leaves here has every `>` of its text and attributes escaped, so that no `]]>` ends the CDATA section that carries it.
 */

import sanitizeHtml from "sanitize-html";
import { parseSrcset, stringifySrcset } from "srcset";
import { sendable } from "../../model/text.ts";
import type { MediaUse } from "../media/library.ts";
import type { ResolveAddress } from "./links.ts";

export type CleanHtml = {
  readonly html: string;
  /** Elements that were taken out, by name, each once. */
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
];

const ATTRIBUTES: Record<string, string[]> = {
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

/** The use of a `src`, by its element. A `source` has a `src` only in sound and films, because pictures have a `srcset`. */
const SOURCES: ReadonlyMap<string, MediaUse> = new Map([
  ["img", "image"],
  ["audio", "sound"],
  ["video", "sound"],
  ["source", "sound"],
  ["track", "track"],
]);

/** Elements around the text of a document. They are left out without a warning. */
const SILENT = new Set(["html", "head", "body", "meta", "link", "title", "base"]);

/** A table laid out as text takes up room for every cell it spans. */
const MAX_SPAN = 50;

/** Elements without an end tag. https://html.spec.whatwg.org/#void-elements */
const VOID = ["br", "col", "hr", "img", "source", "track", "wbr"];

/** Deeper elements lose their tags and keep their text: no reader shows them, and some fail on them. */
export const MAX_DEPTH = 100;

export function sanitize(html: string, resolve: ResolveAddress): CleanHtml {
  const dropped = new Set<string>();
  const resolveAll: sanitizeHtml.Transformer = (tagName, written) => {
    if (!TAGS.includes(tagName) && !SILENT.has(tagName)) dropped.add(tagName);
    const attribs = { ...written };
    for (const name of ["width", "height"]) {
      if (!/^\d{1,6}(?:\.\d{1,6})?%?$/.test(attribs[name] ?? "")) delete attribs[name];
    }
    for (const name of ADDRESSES) {
      const address = attribs[name];
      if (address === undefined) continue;
      // What will not stand in the content is nothing to complain of.
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

  const clean = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedClasses: { code: ["language-*"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["http", "https", "data"] },
    allowedSchemesAppliedToAttributes: ADDRESSES,
    nestingLimit: MAX_DEPTH,
    selfClosing: VOID,
    // What is left of a picture without an address is a gap.
    exclusiveFilter: ({ tag, attribs }) =>
      tag === "img" && attribs.src === undefined && attribs.srcset === undefined,
    // Their text is code or a fallback for what was taken out, not the author's words.
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "title",
      "template",
      "iframe",
      "object",
    ],
    transformTags: { "*": resolveAll },
  });
  // XML reads every line end as a line feed (XML 1.0 2.11), so none else is sent.
  return { html: sendable(clean).replace(/\r\n?/g, "\n").trim(), dropped: [...dropped] };
}

/** Not `ATTRIBUTES[tagName]` alone: an element may be called "constructor". */
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
