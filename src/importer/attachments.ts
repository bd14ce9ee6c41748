/**
 * Imports attachments: recordings, films and pictures beside the text. A picture becomes the article's main
 * picture, and a recording the article's recording. Other attachments become links.
 */

import { defined } from "../compiler/ground/defined.ts";
import { recordingField } from "../compiler/parse/recording-field.ts";
import { escapeMarkup } from "../model/text.ts";
import type { Attachment } from "./foreign-feed.ts";

/** An attachment as a feed describes it. Many feeds leave out some of these facts. */
export type Medium = {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
  readonly length?: number | undefined;
  readonly duration?: number | undefined;
};

/**
 * Returns true for a picture. The type decides. If there is no type, the medium decides, and if there is
 * neither, the extension of the name.
 */
export function isPicture({ url = "", type, medium }: Medium): boolean {
  if (type !== undefined) return type.startsWith("image/");
  return medium === undefined ? /\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?.*)?$/i.test(url) : medium === "image";
}

export type SplitAttachments = {
  /** The field of the recording in front matter. Absent if no recording has a length and a type. */
  readonly field?: { readonly audio: WrittenRecording } | { readonly video: WrittenRecording };
  /** A recording whose length or type is unknown. Only a player can show it. */
  readonly player?: { readonly url: string; readonly html: string };
  readonly others: readonly Attachment[];
};

type WrittenRecording = {
  readonly url: string;
  readonly length: number;
  readonly type: string;
  readonly duration?: number;
};

/**
 * Chooses the recording among an entry's attachments: the first recording with a length and a type. If no
 * recording has both, chooses the first recording.
 */
export function splitAttachments(attachments: readonly Attachment[]): SplitAttachments {
  const recordings = attachments.filter((one) => kindOf(one) !== undefined);
  for (const one of recordings) {
    const written = writtenRecording(one);
    if (written === undefined) continue;
    const field = kindOf(one) === "video" ? { video: written } : { audio: written };
    return { field, others: attachments.filter(({ url }) => url !== one.url) };
  }
  const [first] = recordings;
  if (first === undefined) return { others: attachments };
  const { url } = first;
  const kind = kindOf(first);
  const html = `<p><${kind} controls src="${escapeMarkup(url)}"></${kind}></p>`;
  return { player: { url, html }, others: attachments.filter((one) => one.url !== url) };
}

const SOUND_NAME = /\.(?:flac|m4a|mp3|og[ag]|opus|wav)$/i;
const FILM_NAME = /\.(?:m4v|mov|mp4|ogv|webm)$/i;

/** Returns the kind of a recording. The type decides. If it names no kind of media, the extension does. */
function kindOf({ url, type = "" }: Attachment): "audio" | "video" | undefined {
  const [, kind] = /^(audio|video)\//i.exec(type) ?? [];
  if (kind !== undefined) return kind.toLowerCase() === "audio" ? "audio" : "video";
  if (type !== "" && !/^application\/(?:octet-stream|ogg|force-download)/i.test(type)) return undefined;
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  if (SOUND_NAME.test(path)) return "audio";
  return FILM_NAME.test(path) ? "video" : undefined;
}

/** Returns the recording as front matter has it, or undefined if the build would refuse it. */
function writtenRecording({ url, length, type, duration }: Attachment): WrittenRecording | undefined {
  const seconds = duration === undefined ? 0 : Math.round(duration);
  const fields = {
    url: URL.canParse(url) ? new URL(url).href : url,
    length,
    type: type?.replace(/\s*;.*$/s, "").trim(),
    ...(seconds > 0 ? { duration: seconds } : {}),
  };
  const checked = recordingField.safeParse(fields).data;
  if (checked?.length === undefined || checked.type === undefined) return undefined;
  const { length: bytes, type: mediaType, ...rest } = checked;
  return { url: rest.url, length: bytes, type: mediaType, ...defined({ duration: rest.duration }) };
}

/** Adds the player above the text, unless the text has the recording already. */
export function withPlayer(html: string, player: SplitAttachments["player"]): string {
  if (player === undefined || mentions(html, player.url)) return html;
  return [player.html, html].filter(Boolean).join("\n");
}

function mentions(html: string, url: string): boolean {
  return html.includes(url) || html.includes(escapeMarkup(url));
}

/** Adds a link below the text for each attachment that the text does not link to. */
export function withAttachments(html: string, attachments: readonly Attachment[]): string {
  const links = new Map(
    attachments
      .filter(({ url }) => !mentions(html, url))
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
