/** Reads the setting `podcast` of the site: the description of its feeds for podcast directories. */

import { posix } from "node:path";
import { z } from "zod";
import type { Podcast, Site } from "../../model/site.ts";
import { closestName } from "../ground/closest-name.ts";
import { readDataFile } from "../ground/data-file.ts";
import { defined } from "../ground/defined.ts";
import { errorAt, type Place, type Problem, quote } from "../ground/problem.ts";
import { addressField, textField } from "../ground/schema.ts";
import type { IssueParams } from "../ground/yaml.ts";
import { type Library, pathOf } from "../media/library.ts";

/** The categories by their names in small letters. */
const CATEGORIES: ReadonlyMap<string, Podcast["categories"][number]> = new Map(
  Object.entries(
    readDataFile(
      new URL("./podcast-categories.yaml", import.meta.url),
      z.record(z.string(), z.array(z.string())),
    ),
  )
    .flatMap(([within, names]) => [{ name: within }, ...names.map((name) => ({ name, within }))])
    .map((category) => [category.name.toLowerCase(), category]),
);

type Categories = Podcast["categories"];

const NO_CATEGORY = "is no category of Apple Podcasts";

const categories = z
  .union([textField, z.array(textField).min(1)])
  .transform((written, context): Categories => {
    const names = [written].flat();
    const unknown = names.find((name) => !CATEGORIES.has(name.toLowerCase()));
    if (unknown === undefined) return names.flatMap((name) => CATEGORIES.get(name.toLowerCase()) ?? []);
    const known = [...CATEGORIES.values()].map(({ name }) => name);
    const meant = closestName(unknown, known);
    const params: IssueParams = {
      reason: names.length === 1 ? NO_CATEGORY : `has ${quote(unknown)}, which ${NO_CATEGORY}`,
      fix: meant === undefined ? `one such as ${known.slice(0, 3).join(", ")}` : quote(meant),
    };
    context.addIssue({ code: "custom", params });
    return z.NEVER;
  })
  .describe("a category of Apple Podcasts such as News, or a list of them");

/** https://podcasting2.org/docs/podcast-namespace/tags/medium */
const MEDIA = [
  "podcast",
  "music",
  "video",
  "film",
  "audiobook",
  "newsletter",
  "blog",
  "publisher",
  "course",
] as const;

/** The schema of the setting. Apple requires an image, a category and `explicit`. */
export const podcastField = z
  .strictObject({
    image: textField.describe("the cover: a file in the folder of seeds, or the address of a picture"),
    category: categories,
    explicit: z.boolean().describe("true if some recordings are not suitable for children, else false"),
    author: textField.optional().describe("the name that directories show"),
    owner: z
      .strictObject({
        name: textField.optional().describe("a name"),
        email: z.email().describe("a mail address, which everyone can read in the feeds"),
      })
      .optional()
      .describe("{name, email} of the person to whom directories write"),
    type: z.enum(["episodic", "serial"]).optional().describe("episodic or serial"),
    medium: z.enum(MEDIA).default("podcast").describe(MEDIA.join(", ")),
    locked: z.boolean().default(false).describe("true if other directories must not take over the feed"),
    guid: z.uuid().toLowerCase().optional().describe("the podcast:guid that the feed had at its old address"),
  })
  .optional()
  .describe("{image, category, explicit} and more");

type WrittenPodcast = NonNullable<z.output<typeof podcastField>>;

/** Returns the podcast. Its image is still as the publisher wrote it. */
export function toPodcast(
  { category: categories, author, owner, type, guid, ...rest }: WrittenPodcast,
  { title, authors }: Pick<Site, "title" | "authors">,
): Podcast {
  const name = author ?? (authors.map((one) => one.name).join(", ") || title);
  return {
    ...rest,
    categories,
    author: name,
    ...defined({ owner: owner && { name: owner.name ?? name, email: owner.email }, type, guid }),
  };
}

/** The minimum and the maximum side of a cover in pixels. https://podcasters.apple.com/support/896 */
const SIDE = { min: 1400, max: 3000 } as const;

const COVER = `a square JPEG or PNG picture of ${SIDE.min} to ${SIDE.max} pixels`;

type WithPodcast = { readonly site: Site; readonly podcastPlace?: Place | undefined };

/**
 * Returns the settings with the absolute address of the podcast's image. Checks the image if it is a file in
 * the folder of seeds. Requests no image from another server.
 */
export function withPodcastCover<Settings extends WithPodcast>(
  settings: Settings,
  library: Library,
  problems: Problem[],
): Settings {
  const { site, podcastPlace: place = { path: "_site.yaml" } } = settings;
  const { podcast } = site;
  if (podcast === undefined) return settings;
  const image = coverAddress(podcast.image, site, library, place, problems);
  return { ...settings, site: { ...site, podcast: { ...podcast, image } } };
}

function coverAddress(
  written: string,
  { url }: Site,
  library: Library,
  place: Place,
  problems: Problem[],
): string {
  const address = addressField.safeParse(written).data;
  if (address !== undefined) return address;
  const report = (message: string, fix: string) => {
    problems.push(errorAt(place, `podcast.image ${quote(written)} ${message}`, fix));
    return written;
  };
  const found = library.find(posix.normalize(written.replace(/^\/+/, "")), "image", "");
  if (!found.ok) return report(found.error.message, found.error.fix);
  const { mediaType, width = 0, height = 0 } = found.value;
  if (mediaType !== "image/jpeg" && mediaType !== "image/png") return report(`is ${mediaType}`, COVER);
  if (width !== height || width < SIDE.min || width > SIDE.max)
    return report(`has ${width} by ${height} pixels`, COVER);
  return new URL(url + pathOf(found.value)).href;
}
