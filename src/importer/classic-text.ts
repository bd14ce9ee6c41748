/**
 * Makes HTML from texts of WordPress's editors. The classic editor separates paragraphs by empty lines only.
 */

import { DomUtils, parseDocument } from "htmlparser2";
import { escapeMarkup } from "../model/text.ts";
import { isTooDeep } from "./nesting.ts";

/**
 * Returns the HTML. Text of the block editor already has paragraphs, so only the comments around its blocks
 * are removed.
 */
export function paragraphsFromClassic(content: string): string {
  const texts = betweenComments(content);
  if (/<!--\s*wp:/.test(content))
    return texts
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .join("\n");
  const html = texts.join("");
  return isTooDeep(html) ? html : flow(parseDocument(html).children, true);
}

type Node = ReturnType<typeof parseDocument>["children"][number];
type Tag = Extract<Node, { readonly attribs: object }>;

/** Elements that end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre script section style summary " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Blocks in which text outside their child elements is white space only. */
const FRAMES: ReadonlySet<string> = new Set(
  "colgroup dl figure hgroup menu ol table tbody tfoot thead tr ul".split(" "),
);

/** Blocks with one line of text and no paragraphs. */
const LINES: ReadonlySet<string> = new Set(
  "caption dt figcaption h1 h2 h3 h4 h5 h6 legend p summary".split(" "),
);

/** Elements in which line ends stay unchanged. */
const VERBATIM: ReadonlySet<string> = new Set(
  "audio iframe math object picture pre script select style svg textarea video".split(" "),
);

type Part = { readonly html: string; readonly isRun: boolean };

/**
 * Makes a paragraph of each run of text between blocks. A single run gets no paragraph, unless
 * `isParagraphEach`.
 */
function flow(nodes: readonly Node[], isParagraphEach: boolean): string {
  const parts: Part[] = [];
  let run: string[] = [];
  let isAfterBreak = false;
  const endRun = () => {
    const html = withoutOuterBreaks(run.join(""));
    if (html !== "") parts.push({ html, isRun: true });
    run = [];
    isAfterBreak = false;
  };
  const addText = (text: string) => {
    // A line end directly after `<br>` adds no second break.
    run.push(isAfterBreak && /^\s*\n/.test(text) ? `\n${lines(text.trimStart())}` : lines(text));
    isAfterBreak &&= text.trim() === "";
  };
  for (const node of nodes) {
    if (DomUtils.isText(node)) {
      for (const [at, text] of node.data.split(/\n\s*\n/).entries()) {
        if (at > 0) endRun();
        addText(text);
      }
    } else if (DomUtils.isTag(node) && isBlock(node)) {
      endRun();
      parts.push({ html: block(node), isRun: false });
    } else if (DomUtils.isTag(node) && node.name === "br" && isAfterBreak) endRun();
    else {
      run.push(inline(node));
      isAfterBreak = DomUtils.isTag(node) && node.name === "br";
    }
  }
  endRun();
  const areParagraphs = isParagraphEach || parts.filter(({ isRun }) => isRun).length > 1;
  return parts.map(({ html, isRun }) => (isRun && areParagraphs ? `<p>${html}</p>` : html)).join("\n");
}

function isBlock(tag: Tag): boolean {
  return BLOCKS.has(tag.name) || tag.children.some((child) => DomUtils.isTag(child) && isBlock(child));
}

function block(tag: Tag): string {
  if (VERBATIM.has(tag.name)) return verbatim(tag);
  if (LINES.has(tag.name)) return around(tag, withoutOuterBreaks(tag.children.map(inline).join("")));
  if (FRAMES.has(tag.name)) return around(tag, tag.children.map(framed).join(""));
  return around(tag, flow(tag.children, tag.name === "blockquote"));
}

function framed(node: Node): string {
  return DomUtils.isTag(node) && isBlock(node) ? block(node) : verbatim(node);
}

function inline(node: Node): string {
  if (DomUtils.isText(node)) return lines(node.data);
  if (!DomUtils.isTag(node) || VERBATIM.has(node.name)) return verbatim(node);
  return isBlock(node) ? block(node) : around(node, node.children.map(inline).join(""));
}

/** Escapes text, except quotation marks, because shortcodes contain them: `[gallery ids="1,2"]`. */
function lines(text: string): string {
  return escapeMarkup(text).replaceAll("&quot;", '"').replaceAll("\n", "<br>\n");
}

function around(tag: Tag, inner: string): string {
  if (tag.children.length === 0) return verbatim(tag);
  const attributes = Object.entries(tag.attribs).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
  return `<${tag.name}${attributes.join("")}>${inner}</${tag.name}>`;
}

function verbatim(node: Node): string {
  return DomUtils.getOuterHTML(node, { encodeEntities: "utf8" });
}

function withoutOuterBreaks(html: string): string {
  let text = html.trim();
  while (text.startsWith("<br>")) text = text.slice("<br>".length).trimStart();
  while (text.endsWith("<br>")) text = text.slice(0, -"<br>".length).trimEnd();
  return text;
}

/**
 * Returns the parts of the HTML outside comments. WordPress marks blocks, teasers and page breaks with
 * comments.
 */
function betweenComments(html: string): string[] {
  const texts: string[] = [];
  let at = 0;
  for (;;) {
    const start = html.indexOf("<!--", at);
    const end = start < 0 ? -1 : html.indexOf("-->", start);
    if (end < 0) return [...texts, html.slice(at)];
    texts.push(html.slice(at, start));
    at = end + "-->".length;
  }
}
