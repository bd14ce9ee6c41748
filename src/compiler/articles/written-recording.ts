/**
 * Reads the recording (sound or film) that the front matter of an article names, and reports problems with it.
 */

import { posix } from "node:path";
import type { Links } from "../content/links.ts";
import type { RecordedContent, WrittenRecording } from "../content/recording.ts";
import { defined } from "../ground/defined.ts";
import { errorAt, noteAt, type Place, type Problem, quote } from "../ground/problem.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";

/**
 * Returns the recording. Returns undefined after an error. A missing file is reported together with the other
 * media.
 */
export function writtenRecording(
  { audio, video, page, lines }: SeedFields,
  path: string,
  links: Links,
  problems: Problem[],
): WrittenRecording | undefined {
  const player = audio === undefined ? "video" : "audio";
  const written = audio ?? video;
  if (written === undefined) return undefined;
  const place = { path, line: lines?.[player] };
  if (audio !== undefined && video !== undefined)
    problems.push(errorAt(place, "audio and video", "one of them, because an entry has one recording"));
  const url = links.resolve(written.url, "sound")?.url;
  if (url === undefined || !/^https?:/.test(url)) {
    if (url !== undefined || links.refused.has(written.url)) {
      const fix = "a file beside the article, or an http or https address";
      problems.push(errorAt(place, `${player} is ${quote(written.url)}`, fix));
    }
    return undefined;
  }
  const file = links.fileAt(url);
  // The build measures a file, so a written length or type may be out of date.
  const { length, type } = file === undefined ? written : { length: file.length, type: file.mediaType };
  if (length === undefined || type === undefined) {
    // A page is in no feed, so its recording becomes no enclosure.
    if (page === true) return { player, url };
    const missing = [...(length === undefined ? ["length"] : []), ...(type === undefined ? ["type"] : [])];
    const message = `${player} ${quote(url)} has no ${missing.join(" and no ")}`;
    problems.push(errorAt(place, message, factsOf(player, url)));
    return undefined;
  }
  const { duration } = written;
  return { player, url, recording: { url, length, type, ...defined({ duration: wholeSeconds(duration) }) } };
}

/**
 * Returns a note about a recording in the content that is on another site. RSS requires the length of an
 * enclosure, and the build sends no request to other servers.
 */
export function noteUnmeasured(
  place: Place,
  { url, player }: NonNullable<RecordedContent["unmeasured"]>,
): Problem {
  const message = `recording ${quote(url)} is only in the text, because its length is unknown`;
  return noteAt(place, message, `for an enclosure, ${factsOf(player, url)}`);
}

/** Returns a note about a recording to which the content only links, because podcast programs miss it. */
export function noteLinked(place: Place, { path, player }: NonNullable<RecordedContent["linked"]>): Problem {
  const name = posix.basename(path);
  return noteAt(place, `recording ${quote(name)} is only linked`, `for an enclosure, \`${player}: ${name}\``);
}

function factsOf(player: WrittenRecording["player"], url: string): string {
  const type = player === "audio" ? "audio/mpeg" : "video/mp4";
  return `\`${player}: {url: ${url}, length: ..., type: ${type}}\` with the length in bytes and the media type`;
}

/** Returns a duration in whole seconds, as feeds have it, and at least 1. */
export function wholeSeconds(duration: number | undefined): number | undefined {
  return duration === undefined ? undefined : Math.max(1, Math.round(duration));
}
