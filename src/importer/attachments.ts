/**
 * Imports attachments: recordings, films and pictures beside the text. A picture becomes the article's main
 * picture, other attachments become links.
 */

import { escapeMarkup } from "../model/text.ts";
import type { Attachment } from "./foreign-feed.ts";

/** An attachment as a feed describes it. Many feeds leave out some of these facts. */
export type Medium = {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
};

/**
 * Returns true for a picture. The type decides. If there is no type, the medium decides, and if there is
 * neither, the extension of the name.
 */
export function isPicture({ url = "", type, medium }: Medium): boolean {
  if (type !== undefined) return type.startsWith("image/");
  return medium === undefined ? /\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?.*)?$/i.test(url) : medium === "image";
}

/** Adds a link below the text for each attachment that the text does not link to. */
export function withAttachments(html: string, attachments: readonly Attachment[]): string {
  const links = new Map(
    attachments
      .filter(({ url }) => !html.includes(url) && !html.includes(escapeMarkup(url)))
      .map(({ url, title, type }) => {
        const kind = type === undefined ? "" : ` (${escapeMarkup(type)})`;
        return [
          url,
          `<p><a href="${escapeMarkup(url)}">${escapeMarkup(title ?? nameOf(url))}</a>${kind}</p>`,
        ] as const;
      }),
  );
  return [html, ...links.values()].filter(Boolean).join("\n");
}

/** Returns the last segment of an address, or the whole address if its path is empty. */
function nameOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.split("/").findLast((segment) => segment !== "") ?? url;
}
