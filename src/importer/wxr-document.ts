/** Parses the XML of a WordPress export ("WXR" 1.0 to 1.2) into elements. Does not interpret them. */

import { Parser } from "htmlparser2";

export type WxrDocument = {
  readonly channel: WxrElement;
  readonly items: readonly WxrElement[];
};

export type WxrElement = {
  /** With WordPress's usual prefix: `wp:status`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly WxrElement[];
};

/** Returns true if an RSS document is an export, which may have drafts and private posts. */
export function isWxr(xml: string): boolean {
  const start = xml.search(/<item[\s>]/);
  // An article may mention the namespace, but only exports have these elements.
  return (
    /wordpress\.org\/export\//.test(start < 0 ? xml : xml.slice(0, start)) ||
    /<wp:(?:wxr_version|post_type|status)\b/.test(xml)
  );
}

/** Parses the export in one pass, because exports may be very large. */
export function parseWxr(xml: string): WxrDocument {
  const document = element("", {});
  const open = [document];
  const prefixes = new Map<string, string>();
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        if (open.length === 1) for (const [key, value] of prefixesIn(attributes)) prefixes.set(key, value);
        const [prefix = "", local] = written.split(":");
        const name = local === undefined ? written : `${prefixes.get(prefix) ?? prefix}:${local}`;
        const parent = open.at(-1);
        if (name === "item" && parent?.name !== "channel") throw new Error("an item outside the channel");
        const opened = element(name, attributes);
        if (!IGNORED.has(name)) parent?.children.push(opened);
        open.push(opened);
      },
      ontext(text) {
        const current = open.at(-1);
        if (current !== undefined) current.text += text;
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const [channel = document] = childrenOf(childrenOf(document, "rss")[0] ?? document, "channel");
  return { channel, items: childrenOf(channel, "item") };
}

export function childrenOf({ children }: WxrElement, name: string): WxrElement[] {
  return children.filter((child) => child.name === name);
}

/**
 * Returns the text of a child element. If there are several, returns their texts joined. Then contradictory
 * values match no known value.
 */
export function textOf(parent: WxrElement, name: string): string {
  return childrenOf(parent, name)
    .map(({ text }) => text.trim())
    .join(" ");
}

/** Elements that an import does not need. They are most of an export. */
const IGNORED: ReadonlySet<string> = new Set(["wp:comment", "wp:category", "wp:tag", "wp:term"]);

/** The usual prefixes by namespace. Tools that split exports use other prefixes. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, "excerpt"],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/?$/, "wp"],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, "content"],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, "dc"],
];

function prefixesIn(attributes: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(attributes).flatMap(([name, address]): [string, string][] => {
    const usual = NAMESPACES.find(([pattern]) => pattern.test(address))?.[1];
    return name.startsWith("xmlns:") && usual !== undefined ? [[name.slice("xmlns:".length), usual]] : [];
  });
}

type OpenElement = Omit<WxrElement, "text" | "children"> & { text: string; readonly children: OpenElement[] };

function element(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
  return { name, attributes, text: "", children: [] };
}
