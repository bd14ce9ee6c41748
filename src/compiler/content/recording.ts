/**
 * Chooses an article's recording (a sound or a film). It is the recording in the front matter or, if there is
 * none, the first one in the content.
 */

import { DomUtils, parseDocument } from "htmlparser2";
import type { Recording } from "../../model/article.ts";
import { escapeMarkup } from "../../model/text.ts";
import { defined } from "../ground/defined.ts";
import type { MediaFile } from "../media/library.ts";

/** The recording in the front matter. */
export type WrittenRecording = {
  readonly player: "audio" | "video";
  /** The absolute address. */
  readonly url: string;
  /** Absent on a page whose recording has no known length or type. */
  readonly recording?: Recording;
};

export type RecordedContent = {
  readonly recording?: Recording;
  /** The article's content, with a player of the recording. */
  readonly html: string;
  /**
   * The first recording in the content, if all recordings there are on other sites. Their lengths are
   * unknown.
   */
  readonly unmeasured?: { readonly url: string; readonly player: "audio" | "video" };
  /** The first recording to which the content only links, by its file, if the content shows none. */
  readonly linked?: { readonly path: string; readonly player: "audio" | "video" };
};

/**
 * Returns the recording, and the content with a player of it. `html` is sanitised. `fileAt` returns the media
 * file of a URL on the site.
 */
export function withRecording(
  html: string,
  written: WrittenRecording | undefined,
  fileAt: (url: string) => MediaFile | undefined,
): RecordedContent {
  const shown = recordingsIn(html);
  if (written !== undefined) {
    const { recording } = written;
    const isShown = shown.some(({ url }) => url === written.url);
    return { ...defined({ recording }), html: isShown ? html : `${playerOf(written)}\n${html}` };
  }
  for (const { url } of shown) {
    const file = fileAt(url);
    if (file !== undefined) return { recording: { url, length: file.length, type: file.mediaType }, html };
  }
  const [unmeasured] = shown;
  return {
    html,
    ...(unmeasured === undefined ? defined({ linked: linkedIn(html, fileAt) }) : { unmeasured }),
  };
}

function linkedIn(html: string, fileAt: (url: string) => MediaFile | undefined): RecordedContent["linked"] {
  if (!/<a [^>]*href="[^"]*\/media\//.test(html)) return undefined;
  for (const { attribs } of DomUtils.getElementsByTagName("a", parseDocument(html))) {
    const { mediaType = "", path = "" } = fileAt(attribs.href ?? "") ?? {};
    const [, player] = /^(audio|video)\//.exec(mediaType) ?? [];
    if (player !== undefined) return { path, player: player as "audio" | "video" };
  }
  return undefined;
}

/** Returns the sounds and films in the order of the content, each with its alternatives. */
function recordingsIn(html: string): NonNullable<RecordedContent["unmeasured"]>[] {
  if (!/<(?:audio|video)[\s>]/.test(html)) return [];
  return DomUtils.getElementsByTagName(
    (name) => name === "audio" || name === "video",
    parseDocument(html),
  ).flatMap((element) =>
    [element, ...DomUtils.getElementsByTagName("source", element)].flatMap(({ attribs: { src = "" } }) =>
      /^https?:/.test(src)
        ? [{ url: src, player: element.name === "audio" ? "audio" : "video" } as const]
        : [],
    ),
  );
}

function playerOf({ player, url }: WrittenRecording): string {
  return `<figure><${player} controls src="${escapeMarkup(url)}"></${player}></figure>`;
}
