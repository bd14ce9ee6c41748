/**
 * Reads links by file name, as Obsidian writes them: `[[file]]`, `[[file|text]]`, `[[file#heading]]` and
 * `![[file]]`.
 */

import { posix } from "node:path";
import { slug } from "github-slugger";
import type { MarkedExtension, Tokens } from "marked";
import { escapeMarkup } from "../../model/text.ts";
import { seedAddress } from "../content/seed-address.ts";

type WikiLink = {
  readonly isEmbed: boolean;
  readonly name: string;
  readonly heading: string;
  readonly text: string;
};

export const WIKI_LINKS: MarkedExtension = {
  extensions: [
    {
      name: "wikiLink",
      level: "inline",
      tokenizer(source) {
        const [raw, mark, name = "", place = "", text = ""] = LINK.exec(source) ?? [];
        if (raw === undefined || (name.trim() === "" && place === "") || /^[a-z]+:\/\//i.test(name))
          return undefined;
        // Drops a reference to a block, `#^id`, because the HTML has no such target.
        const heading = place.split("#").at(-1)?.trim().replace(/^\^.*/s, "") ?? "";
        const link: WikiLink = { isEmbed: mark === "!", name: name.trim(), heading, text: text.trim() };
        return { type: "wikiLink", raw, link };
      },
      renderer: ({ link }: Tokens.Generic & { link?: WikiLink }) => (link === undefined ? "" : htmlOf(link)),
    },
  ],
};

/** A link by file name. `[[1]](address)` and `[[1]][name]` are no such links: their link text is `[1]`. */
const LINK =
  /^(!?)\[\[([^[\]\n|#\\]{0,300})((?:#[^[\]\n|#\\]{0,300}){0,3})(?:\\?\|([^[\]\n]{0,300}))?\]\](?![([])/;

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
const SOUND = /\.(?:mp3|m4a|ogg|wav|flac|3gp|opus)$/i;
const FILM = /\.(?:mp4|webm|ogv|mov|mkv)$/i;
const SIZE = /^(\d{1,5})(?:x(\d{1,5}))?$/;

function htmlOf({ isEmbed, name, heading, text }: WikiLink): string {
  const hash = heading === "" ? "" : `#${encodeURIComponent(slug(heading))}`;
  const address = escapeMarkup(name === "" ? hash : seedAddress({ name, hash }));
  if (isEmbed && PICTURE.test(name)) return pictureOf(address, name, text);
  if (isEmbed && SOUND.test(name)) return `<audio controls src="${address}"></audio>`;
  if (isEmbed && FILM.test(name)) return `<video controls src="${address}"></video>`;
  const title = [name.replace(/\.(?:md|markdown)$/i, ""), heading].filter((part) => part !== "").join(" > ");
  return `<a href="${address}">${escapeMarkup(text || title)}</a>`;
}

/**
 * The text after the bar is a size, or describes the picture: `![[quay.jpg|300]]`, `![[quay.jpg|The
 * quay|300]]`.
 */
function pictureOf(address: string, name: string, text: string): string {
  const parts = text.split("|").map((part) => part.trim());
  const [, width, height] = SIZE.exec(parts.at(-1) ?? "") ?? [];
  const described = (width === undefined ? parts : parts.slice(0, -1)).join(" ");
  const alt = described || posix.basename(name).replace(/\.[^.]+$/, "");
  const size = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join("");
  return `<img src="${address}" alt="${escapeMarkup(alt)}"${size}>`;
}
