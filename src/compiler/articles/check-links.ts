/** Checks the addresses in an article: links that lead nowhere, and media that cannot be shown. */

import type { Links } from "../content/links.ts";
import { errorAt, type Problem, quote, warningAt } from "../ground/problem.ts";
import { seedText } from "../ground/seed-text.ts";
import type { ArticleFile } from "../ground/seeds.ts";
import type { MediaUse } from "../media/library.ts";
import type { SeedFields } from "../parse/parsed-seed.ts";
import { FOR_DRAFT, warnOfDeadLink } from "./dead-links.ts";

/**
 * Reports the problems with the addresses of an article. `links` has the addresses in the content. `ofFields`
 * has the addresses whose problems are reported with their fields.
 */
export function checkLinks(file: ArticleFile, links: Links, ofFields: ReadonlySet<string>): Problem[] {
  const placeOf = placeFinder(file);
  const warn = (addresses: Iterable<string>, message: string, fix: string) =>
    [...addresses].map((address) => warningAt(placeOf(address), `address ${quote(address)} ${message}`, fix));
  const refused = [...links.refused].filter((address) => !ofFields.has(address));
  return [
    ...warn(refused, "removed", "an http, https, mailto or tel address"),
    ...[...links.dead].map((address) => warnOfDeadLink(placeOf(address), address)),
    ...warn(links.drafts, "leads to a draft", FOR_DRAFT),
    ...checkMedia(links, placeOf),
    ...checkLinkedFiles(links, placeOf),
    ...warn(
      links.withdrawn,
      "leads to a withdrawn article",
      "no link, or a link to the article that replaces it",
    ),
  ];
}

/** Returns the addresses of media in an article's front matter. */
export function fieldAddresses({ image, audio, video }: SeedFields): ReadonlySet<string> {
  return new Set([image, audio?.url, video?.url].flatMap((address) => address ?? []));
}

const NAMES: Readonly<Record<MediaUse, string>> = {
  image: "image",
  sound: "sound or film",
  track: "text track",
  link: "file",
};

/** Returns an error for each file that cannot be used, because readers would see a gap in its place. */
function checkMedia({ unusable }: Links, placeOf: PlaceOf): Problem[] {
  return [...unusable].map(([address, { use, message, fix }]) =>
    errorAt(placeOf(address), `${NAMES[use]} ${quote(address)} ${message}`, fix),
  );
}

/** Returns a warning for each link to a file that is not served. The text of the link stays. */
function checkLinkedFiles({ unserved }: Links, placeOf: PlaceOf): Problem[] {
  return [...unserved].map(([address, { message, fix }]) =>
    warningAt(placeOf(address), `${NAMES.link} ${quote(address)} ${message}, so it is not served`, fix),
  );
}

/** Returns the place of an address in the file. */
type PlaceOf = (address: string) => Problem["place"];

/** Decodes the file only for the first address, because most articles have no problem. */
function placeFinder(file: ArticleFile): PlaceOf {
  let lines: readonly string[] | undefined;
  return (address) => {
    lines ??= (seedText(file, []) ?? "").split("\n");
    return { path: file.path, line: lineWith(address, lines) };
  };
}

/**
 * Returns the line that has an address. Returns undefined if the file spells the address in an unknown way.
 */
function lineWith(address: string, lines: readonly string[]): number | undefined {
  if (address.trim() === "") return undefined;
  // The Markdown parser may have encoded the address.
  const spellings = [address, decoded(address), address.replaceAll("&", "&amp;")];
  const line = lines.findIndex((one) => spellings.some((spelling) => one.includes(spelling)));
  return line < 0 ? undefined : line + 1;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
