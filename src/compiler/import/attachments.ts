/** Recordings, films and pictures that a feed gives beside the text: a picture leads the article, the others become links. */

import { escapeMarkup } from "../../model/text.ts";
import type { Attachment } from "./foreign-feed.ts";

/** As feeds describe it; not every one gives all three. */
export type Medium = {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
};

/** Whether it is a picture, as its type says, else its medium, else its name. */
export function isPicture({ url = "", type, medium }: Medium): boolean {
  if (type !== undefined) return type.startsWith("image/");
  return medium === undefined ? /\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?.*)?$/i.test(url) : medium === "image";
}

/** seedcast hosts no media: what is not linked to in the text already gets a line below it. */
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

/** The last segment of an address, else all of it. */
function nameOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.split("/").findLast((segment) => segment !== "") ?? url;
}
