/** Reads the settings of the site from `_site.yaml`. */

import { NIL } from "uuid";
import { z } from "zod";
import type { Site } from "../../model/site.ts";
import { DATE_FORMS } from "../ground/date.ts";
import { defined } from "../ground/defined.ts";
import { UNCLAIMED_SITE_ID } from "../ground/identity.ts";
import { errorAt, type Place, type Problem, quote } from "../ground/problem.ts";
import {
  addressField,
  authorsField,
  dateField,
  LINE_FORM,
  languageField,
  textField,
} from "../ground/schema.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { checkFields, parseYamlFields } from "../ground/yaml.ts";
import { coloursField, readAccent } from "./colours.ts";
import { indexNowOf } from "./index-now.ts";
import { isLocalOrigin, readOrigin, URL_FORM } from "./origin.ts";
import { podcastField, toPodcast } from "./podcast.ts";
import { redirectsField, type WrittenRedirect } from "./redirects.ts";

export type SiteSettings = {
  readonly site: Site;
  /** The source of dates for articles without a date. If absent, such an article is an error. */
  readonly undated?: "git" | "mtime";
  /** Present if every folder's name is a topic. This has no effect on a site with its own vocabulary. */
  readonly folders?: "topics";
  /**
   * `url` is the place of the site's address, if the publisher gave an address. `id` is true if the settings
   * contain an id.
   */
  readonly claimed: { readonly url?: Place; readonly id: boolean };
  /** Redirects as written. Their targets are checked once the articles are known. */
  readonly redirects: readonly WrittenRedirect[];
  /** The line of the podcast's image. Its file is checked once the files are known. */
  readonly podcastPlace?: Place;
};

/** The name of the file, at the top of the folder of seeds. */
export const SITE_NAME = "_site.yaml";

/** The address that `npm run dev` serves, unless another port is given. */
const LOCAL_URL = "http://localhost:8787";

/** The maximum number of entries that a site may set for a feed document. */
export const MAX_PAGE_SIZE = 500;

/** The maximum entries and bytes of a feed document if the settings have no `page_size`. */
const DEFAULT_PAGE = { pageSize: 50, pageBytes: 500_000 } as const;

const picture = addressField.optional();

const TIMEZONE = z
  .string()
  .refine(isTimezone)
  .default("UTC")
  .describe("an IANA time zone such as Europe/Oslo");

/**
 * Returns the schema of the file. The description of a field says what is expected. `timezone` is the time
 * zone of dates without an offset.
 */
const schemaFor = (timezone: string) =>
  z.object({
    title: textField.default("Seedcast").describe(LINE_FORM),
    description: textField.optional().describe(LINE_FORM),
    url: z.string().optional().describe(URL_FORM),
    id: z.uuid().toLowerCase().optional().describe("a UUID that never changes"),
    language: languageField.default("en").describe(languageField.description ?? ""),
    timezone: TIMEZONE,
    authors: authorsField,
    copyright: textField.optional().describe(LINE_FORM),
    icon: picture.describe("the absolute address of a small square picture"),
    image: picture.describe("the absolute address of a picture"),
    colors: coloursField,
    page_size: z
      .int()
      .min(1)
      .max(MAX_PAGE_SIZE)
      .optional()
      .describe(`a whole number from 1 to ${MAX_PAGE_SIZE}`),
    ttl: z.int().min(1).max(10_080).default(15).describe("minutes, a whole number from 1 to 10080"),
    hub: z
      .union([addressField.transform((one) => [one]), z.array(addressField)])
      .optional()
      .describe("the absolute address of a WebSub hub, or a list of them"),
    indexnow: addressField
      .optional()
      .describe("the absolute address of an IndexNow service, such as docs/site.md names"),
    podcast: podcastField,
    redirects: redirectsField,
    revised: dateField(timezone).optional().describe(DATE_FORMS),
    undated: z.enum(["git", "mtime"]).optional().describe("git or mtime"),
    folders: z.enum(["topics"]).optional().describe("topics, or no such line"),
  });

type WrittenSettings = z.output<ReturnType<typeof schemaFor>>;

export type SiteUrls = {
  /** The address in the environment (`SITE_URL`). It overrides the address in the file. */
  readonly siteUrl?: string | undefined;
  /** The address of the site if neither the environment nor the file has an address. */
  readonly localUrl?: string | undefined;
};

/** Reads the settings. Returns undefined after an error. */
export function readSite(
  file: SeedFile | undefined,
  { siteUrl, localUrl = LOCAL_URL }: SiteUrls,
  problems: Problem[],
): SiteSettings | undefined {
  const path = file?.path ?? "_site.yaml";
  const raw = parseYamlFields(file?.text ?? "", { path, line: 1 }, problems);
  if (raw === undefined) return undefined;
  const placeOf: PlaceOf = (...names) => ({ path, line: raw.lineOf(names) });
  const timezone = TIMEZONE.safeParse(raw.values.timezone).data ?? "UTC";
  const written = checkFields(schemaFor(timezone), raw, path, problems);
  const url = siteUrl ?? raw.values.url ?? localUrl;
  const urlPlace = siteUrl === undefined ? placeOf("url") : { path: "SITE_URL" };
  const origin = typeof url === "string" ? readOrigin(url) : undefined;
  if (typeof url === "string" && origin === undefined)
    problems.push(errorAt(urlPlace, `url is ${quote(url)}`, URL_FORM));
  if (written === undefined || origin === undefined) return undefined;
  return {
    ...toSettings(written, origin, placeOf, problems),
    claimed: {
      ...defined({ url: (siteUrl ?? written.url) === undefined ? undefined : urlPlace }),
      id: written.id !== undefined,
    },
  };
}

/** Returns the settings of a site without a file. */
export function defaultSettings(): SiteSettings {
  return toSettings(schemaFor("UTC").parse({}), LOCAL_URL, () => ({ path: "_site.yaml" }), []);
}

type PlaceOf = (...names: readonly string[]) => Place;

function toSettings(
  { undated, folders, redirects = {}, ...written }: WrittenSettings,
  url: string,
  placeOf: PlaceOf,
  problems: Problem[],
): SiteSettings {
  const {
    id = UNCLAIMED_SITE_ID,
    title,
    description = title,
    language,
    timezone,
    authors = [],
    ttl,
  } = written;
  const { page_size: pageSize, colors, copyright, icon, image, hub: hubs, revised } = written;
  const podcast = written.podcast && toPodcast(written.podcast, { title, authors });
  const page = pageSize === undefined ? DEFAULT_PAGE : { pageSize };
  const indexNow = written.indexnow === undefined ? undefined : indexNowOf(written.indexnow, id);
  const accent = colors && readAccent(colors, placeOf, problems);
  return {
    site: {
      ...{ id, url, title, description, language, timezone, authors, ...page, ttl },
      ...defined({ copyright, icon, image, accent, hubs, indexNow, podcast, revised }),
    },
    ...defined({ undated, folders }),
    ...(podcast === undefined ? {} : { podcastPlace: placeOf("podcast", "image") }),
    redirects: Object.entries(redirects).map(([from, to]) => ({
      from,
      to,
      place: placeOf("redirects", from),
    })),
    claimed: { id: false },
  };
}

/**
 * Returns errors for settings that a published site needs: an address that readers can reach, and an id. Each
 * error has the line to add.
 */
export function unclaimed({ claimed, site }: SiteSettings, path: string, freshId?: string): Problem[] {
  return [
    ...urlProblems(claimed.url, site.url, path),
    ...(claimed.id && isOwnId(site.id) ? [] : [noOwnId(path, freshId)]),
  ];
}

function urlProblems(place: Place | undefined, url: string, path: string): Problem[] {
  const expected = "a line such as `url: https://feeds.example.org`, the address of the site";
  if (place === undefined) return [errorAt({ path }, "no url", expected)];
  if (!isLocalOrigin(url)) return [];
  return [errorAt(place, `url is ${quote(url)}, which only this machine can reach`, URL_FORM)];
}

export function isOwnId(id: string): boolean {
  return id !== NIL && id !== UNCLAIMED_SITE_ID;
}

export function noOwnId(path: string, freshId = "..."): Problem {
  return errorAt(
    { path },
    "no id of its own",
    `a line such as \`id: ${freshId}\`; feed readers know entries by it, so it must never change`,
  );
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
