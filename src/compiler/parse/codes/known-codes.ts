/** The codes of Hugo, Jekyll, Hexo and their plugins that have a meaning in an article. */

import { Marked } from "marked";
import { escapeMarkup } from "../../../model/text.ts";
import { embedLink } from "../../content/embeds.ts";
import { seedAddress } from "../../content/seed-address.ts";
import { defined } from "../../ground/defined.ts";
import { lexInlineMarkdown } from "../markdown-limits.ts";

/** A code in a text: `{{< figure src="quay.jpg" >}}` or `{% post_url 2024-05-06-ice %}`. */
export type Code = {
  readonly name: string;
  /** The values without a name. */
  readonly values: readonly string[];
  readonly named: Readonly<Record<string, string>>;
};

/**
 * The meaning of a code: HTML, or the address of a file and the text for a link. Unknown codes and codes
 * without a required value have no meaning.
 */
export type Meaning = { readonly html: string } | { readonly address: string; readonly label: string };

export function meaningOf(code: Code): Meaning | undefined {
  return Object.hasOwn(KNOWN, code.name) ? KNOWN[code.name]?.(code) : undefined;
}

const KNOWN: Readonly<Record<string, (code: Code) => Meaning | undefined>> = {
  figure,
  image: figure,
  img: (code) => hexoPicture(code) ?? figure(code),
  asset_img: hexoPicture,
  audio: (code) => recording("audio", code),
  video: (code) => recording("video", code),
  gist: ({ values: [user = "", id = ""] }) => page("https://gist.github.com/", [user, id]),
  instagram: ({ values: [id = ""] }) => page("https://www.instagram.com/p/", [id]),
  tweet: post,
  twitter: post,
  x: post,
  include,
  toc: () => NOTHING,
  youtube: (code) => video(code, "https://www.youtube.com/watch?v="),
  vimeo: (code) => video(code, "https://vimeo.com/"),
  ref: reference,
  relref: reference,
  post_url: reference,
  post_link: (code) => reference(code, code.values[1]),
  post_path: reference,
  link: (code) => hexoLink(code) ?? reference(code),
};

/** `{% asset_img wide quay.png 300 200 "The quay" %}`. https://hexo.io/docs/tag-plugins#Image */
function hexoPicture({ values }: Code): Meaning | undefined {
  const at = values.findIndex((value) => /\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?|$)/i.test(value));
  if (at < 0) return undefined;
  const [width, height] = values.slice(at + 1).filter((value) => /^\d+$/.test(value));
  const text = values.slice(at + 1).find((value) => /\D/.test(value)) ?? "";
  // The title may hold the description in quotation marks of its own: `Title 'alt text'`.
  const alt = /'([^']*)'/.exec(text)?.[1] ?? text;
  return figure({
    name: "img",
    values: [],
    named: { src: values[at] ?? "", alt, ...defined({ width, height }) },
  });
}

/** `{% link The quay https://quay.example %}`. Jekyll's `link` has a path. */
function hexoLink({ values }: Code): Meaning | undefined {
  const at = values.findIndex((value) => /^https?:\/\//i.test(value));
  const label = values.slice(0, at).join(" ") || values[at];
  return at < 0 || label === undefined ? undefined : { address: values[at] ?? "", label };
}

/** A table of contents is left out, because a feed has no place for it. */
const NOTHING: Meaning = { html: "" };

/** Like Hugo, reads the caption and the credit as Markdown. https://gohugo.io/shortcodes/figure/ */
function figure({ named, values }: Code): Meaning | undefined {
  const { src = values[0], alt = values[1] ?? "", link, title, caption, attr, attrlink } = named;
  if (src === undefined) return undefined;
  const size = ["width", "height"].map((side) => {
    const length = /^\d{1,5}/.exec(named[side] ?? "")?.[0];
    return length === undefined ? "" : ` ${side}="${length}"`;
  });
  const picture = `<img src="${escapeMarkup(src)}" alt="${escapeMarkup(alt)}"${size.join("")}>`;
  const credit = attr === undefined ? undefined : linked(inlineHtml(attr), attrlink);
  const text = [title && `<strong>${escapeMarkup(title)}</strong>`, caption && inlineHtml(caption), credit];
  const below = text.filter((part) => part).join(" ");
  return {
    html: `<figure>${linked(picture, link)}${below === "" ? "" : `<figcaption>${below}</figcaption>`}</figure>`,
  };
}

/** A recording of a design of Hugo. Without the address of a file, the code has no meaning. */
function recording(name: "audio" | "video", { values, named }: Code): Meaning | undefined {
  const address = named.src ?? named.url ?? named.mp4 ?? values[0];
  if (address === undefined || !/\.(?:mp3|m4a|og[gav]|wav|mp4|m4v|webm)(?:[?#]|$)/i.test(address))
    return undefined;
  return { html: `<${name} controls src="${escapeMarkup(address)}"></${name}>` };
}

/** A post of X, with or without the user. https://gohugo.io/shortcodes/x/ */
function post({ values: [first = "", second], named }: Code): Meaning | undefined {
  const id = named.id ?? second ?? first;
  return page("https://x.com/", [named.user ?? (second === undefined ? "i" : first), "status", id]);
}

/** Returns a link to a page of a service, or undefined if a part of its path is missing. */
function page(start: string, parts: readonly string[]): Meaning | undefined {
  const path = parts.join("/").replace(/^\/|\/$/g, "");
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) ? { html: embedLink(start + path, undefined) } : undefined;
}

/** Files for films and pictures that designs of Jekyll include: `{% include embed/youtube.html id="..." %}`. */
function include({ values: [file = ""], named }: Code): Meaning | undefined {
  const [name = ""] = /[^/]*$/.exec(file.replace(/\.html$/, "")) ?? [];
  if (name === "toc") return NOTHING;
  const service = name.startsWith("video") ? (named.provider ?? "youtube") : name;
  if (service === "youtube" || service === "vimeo")
    return KNOWN[service]?.({ name: service, values: [], named });
  const src = named.image_path ?? named.src ?? named.url;
  return /^(?:figure|image|img)$/.test(name) && src !== undefined
    ? figure({ name, values: [], named: { ...named, src } })
    : undefined;
}

/** Renders a text as Markdown in one paragraph. */
export function inlineHtml(text: string): string {
  const marked = new Marked({ gfm: true });
  return marked.Parser.parseInline(lexInlineMarkdown(text, marked.defaults), marked.defaults);
}

function linked(html: string, address: string | undefined): string {
  return address === undefined ? html : `<a href="${escapeMarkup(address)}">${html}</a>`;
}

function video({ values, named }: Code, start: string): Meaning | undefined {
  const id = named.id ?? named.src ?? named.url ?? values[0];
  if (id === undefined || id === "") return undefined;
  const address = /^https?:\/\//i.test(id) ? id : start + encodeURIComponent(id);
  return { html: embedLink(address, named.title) };
}

/** https://gohugo.io/shortcodes/ref/ and https://jekyllrb.com/docs/liquid/tags/#links */
function reference({ values, named }: Code, title?: string): Meaning | undefined {
  const [path = "", ...rest] = (named.path ?? values[0] ?? "").split("#");
  const hash = rest.length === 0 ? "" : `#${rest.join("#")}`;
  if (path === "" && hash === "") return undefined;
  const name = path.replace(/\/_?index(?:\.\w+)?$/, "");
  return { address: path === "" ? hash : seedAddress({ name, hash }), label: title ?? path };
}

const ARGUMENT =
  /([\w-]{1,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+))|"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`]+)/g;

/** Reads the values of a code: `abc title="Ebb"`. */
export function readArguments(text: string): Pick<Code, "values" | "named"> {
  const values: string[] = [];
  const named: Record<string, string> = Object.create(null);
  for (const [, name, ...texts] of text.matchAll(ARGUMENT)) {
    const value = texts.find((one) => one !== undefined) ?? "";
    // Eleventy separates values by commas.
    if (name === undefined && value === ",") continue;
    if (name === undefined) values.push(value);
    else named[name] = value;
  }
  return { values, named };
}
