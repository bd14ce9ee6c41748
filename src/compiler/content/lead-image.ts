/**
 * Chooses an article's image: the one in its front matter or, if there is none, the first picture in its
 * content.
 */

import { DomUtils, parseDocument } from "htmlparser2";
import type { LeadImage } from "../../model/article.ts";
import { escapeMarkup, oneLine } from "../../model/text.ts";
import { defined } from "../ground/defined.ts";
import type { MediaFile } from "../media/library.ts";
import { isPlaceholder } from "./lazy-pictures.ts";

export type IllustratedContent = {
  readonly image?: LeadImage;
  /** The article's content, with the image in it. */
  readonly html: string;
};

/** The image in the front matter. Its address is absolute. */
export type WrittenImage = { readonly url: string; readonly alt?: string | undefined };

/**
 * Returns the image, and the content with the image in it. `html` is sanitised. `fileAt` returns the media
 * file of a URL on the site.
 */
export function illustrate(
  html: string,
  written: WrittenImage | undefined,
  fileAt: (url: string) => MediaFile | undefined,
): IllustratedContent {
  const pictures = picturesOf(html);
  const shown =
    written === undefined ? pictures.find(isPicture) : pictures.find(({ url }) => url === written.url);
  if (written === undefined && shown === undefined) return { html };

  const url = written?.url ?? shown?.url ?? "";
  const { mediaType, width, height } = fileAt(url) ?? {
    mediaType: undefined,
    width: shown?.width,
    height: shown?.height,
  };
  const image: LeadImage = {
    url,
    ...(width === undefined || height === undefined ? {} : { width, height }),
    ...defined({ type: mediaType, alt: written?.alt ?? shown?.alt }),
  };
  return { image, html: shown === undefined ? `${figure(image)}\n${html}` : html };
}

type Picture = Pick<LeadImage, "url" | "width" | "height" | "alt">;

function picturesOf(html: string): Picture[] {
  if (!html.includes("<img")) return [];
  return DomUtils.getElementsByTagName("img", parseDocument(html)).map(({ attribs }) => {
    const [width, height] = [attribs.width, attribs.height].map((written) =>
      /^\d{1,6}$/.test(written ?? "") ? Number(written) : undefined,
    );
    return {
      url: attribs.src ?? "",
      ...defined({ width, height, alt: oneLine(attribs.alt ?? "") || undefined }),
    };
  });
}

/** Returns false for pictures in `data:` addresses, for placeholders and for tracking pixels. */
function isPicture({ url, width, height }: Picture): boolean {
  if (!/^https?:/.test(url) || isPlaceholder(url)) return false;
  return [width, height].every((side) => side === undefined || side > 1);
}

function figure({ url, alt = "", width, height }: LeadImage): string {
  const size = width === undefined ? "" : ` width="${width}" height="${height}"`;
  return `<figure><img src="${escapeMarkup(url)}" alt="${escapeMarkup(alt)}"${size} /></figure>`;
}
