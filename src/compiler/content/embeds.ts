/**
 * Replaces embedded pages (films, maps, posts of social networks) by links, because no feed reader shows
 * frames.
 */

import { escapeMarkup, oneLine } from "../../model/text.ts";
import {
  type Document,
  type Element,
  elementsNamed,
  hasClass,
  isElement,
  type Node,
  nodesOf,
  replaceNodes,
} from "./dom.ts";

/** Returns the HTML of a link to an embedded page. Without a title, the host names the page. */
export function embedLink(address: string, title: string | undefined): string {
  const text = oneLine(title ?? "") || hostOf(address);
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`;
}

/** Replaces all embedded pages of a document by links. Returns true if there was one. */
export function replaceEmbeds(document: Document): boolean {
  const replacements = new Map<Node, readonly Node[]>();
  for (const element of elementsNamed("*", document)) {
    const replacement = replacementOf(element);
    if (replacement !== undefined) replacements.set(element, replacement);
  }
  replaceNodes(replacements);
  return replacements.size > 0;
}

function replacementOf(element: Element): readonly Node[] | undefined {
  if (POSTS.has(element.name)) return hasClass(element, POST) ? withLink(element) : undefined;
  if (isTracker(element)) return undefined;
  const address = addressOf(element);
  if (address === undefined) return undefined;
  if (element.name === "object") {
    if (/^image\//i.test(element.attribs.type ?? ""))
      return nodesOf(`<img src="${escapeMarkup(address)}" alt="${escapeMarkup(titleOf(element) ?? "")}">`);
    // The author wrote this picture for programs that cannot show the object.
    if (elementsNamed("img", element).length > 0) return element.children;
  }
  const link = embedLink(address, titleOf(element));
  return nodesOf(isAmongBlocks(element) ? `<p>${link}</p>` : link);
}

/** Returns the address of the page or the recording that an element embeds. */
function addressOf(element: Element): string | undefined {
  const { name, attribs } = element;
  if (name === "img") return PAGES.test(attribs.src ?? "") ? attribs.src : undefined;
  if (name === "object") return pageAt([attribs.data, movieOf(element)]);
  const video = VIDEOS.get(name);
  const id = attribs.videoid ?? attribs["data-videoid"];
  if (video !== undefined) return id === undefined ? undefined : video + encodeURIComponent(id);
  return FRAMES.has(name) && !(name === "embed" && isWithinObject(element))
    ? pageAt([attribs.src, attribs["data-src"], attribs["data-lazy-src"], attribs["data-original"]])
    : undefined;
}

/** Pages of films and posts. Obsidian embeds them in the form of pictures: `![](https://youtu.be/a)`. */
const PAGES =
  /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/(?:watch\?|shorts\/)|youtu\.be\/\w|vimeo\.com\/\d|(?:twitter|x)\.com\/\w+\/status\/\d)/i;

const FRAMES = new Set(["iframe", "amp-iframe", "embed"]);

/** Custom elements that show a film by its id, with the beginnings of the films' addresses. */
const VIDEOS: ReadonlyMap<string, string> = new Map([
  ["lite-youtube", "https://www.youtube.com/watch?v="],
  ["amp-youtube", "https://www.youtube.com/watch?v="],
  ["lite-vimeo", "https://vimeo.com/"],
  ["amp-vimeo", "https://vimeo.com/"],
]);

/**
 * Returns the first candidate that is the address of a page. The address of an empty frame is `about:blank`
 * or a script.
 */
function pageAt(candidates: readonly (string | undefined)[]): string | undefined {
  const address = candidates.find(
    (one) =>
      one !== undefined &&
      /\S/.test(one) &&
      (!/^\s*[a-z][a-z0-9+.-]*:/i.test(one) || /^\s*https?:/i.test(one)),
  );
  return address?.trim().replace(/^\/\//, "https://");
}

function movieOf(element: Element): string | undefined {
  const movie = elementsNamed("param", element).find(({ attribs }) =>
    /^(?:movie|src)$/i.test(attribs.name ?? ""),
  );
  return movie?.attribs.value ?? elementsNamed("embed", element)[0]?.attribs.src;
}

/** Returns true for an element inside an `object`, because then the object itself becomes the link. */
function isWithinObject({ parent }: Element): boolean {
  return isElement(parent as Node | null) && (parent as Element).name === "object";
}

/** Returns true for frames without a visible area, which only count visits. */
function isTracker({ attribs: { width, height } }: Element): boolean {
  return [width, height].some((side) => /^[01](?:px)?$/.test(side ?? ""));
}

function titleOf({ attribs }: Element): string | undefined {
  return [attribs.title, attribs["aria-label"], attribs["data-title"], attribs.playlabel, attribs.alt].find(
    (title) => /\S/.test(title ?? ""),
  );
}

/**
 * The elements in which social networks embed posts: a quotation for readers without scripts, or an empty
 * element.
 */
const POSTS = new Set(["blockquote", "div", "span"]);
const POST =
  /^(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|text-post-media|fb-(?:post|video))$/;
const PERMALINKS = [
  "data-instgrm-permalink",
  "data-text-post-permalink",
  "data-href",
  "data-embed-url",
  "cite",
];

/** Adds a link to an embedded post that has no link. */
function withLink(post: Element): readonly Node[] | undefined {
  const address = pageAt(PERMALINKS.map((name) => post.attribs[name]));
  if (
    address === undefined ||
    elementsNamed("a", post).some(({ attribs }) => /^https?:/.test(attribs.href ?? ""))
  )
    return undefined;
  const link = nodesOf(`<p>${embedLink(address, undefined)}</p>`);
  if (post.name !== "blockquote") return [...post.children, ...link];
  for (const node of link) node.parent = post;
  post.children.push(...link);
  return [post];
}

/**
 * The elements in which a link needs a paragraph around it, because it would run into the next text without
 * one.
 */
const BLOCKS = new Set([
  "div",
  "section",
  "article",
  "main",
  "body",
  "center",
  "blockquote",
  "aside",
  "details",
]);

function isAmongBlocks({ parent }: Element): boolean {
  return parent === null || !("name" in parent) || BLOCKS.has(parent.name);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
