/** Reads the settings of the site from `_site.yaml`. */

import { NIL } from "uuid";
import { z } from "zod";
import { err, ok, type Result } from "../../model/result.ts";
import type { Site } from "../../model/site.ts";
import { DATE_FORMS, parseDate } from "../ground/date.ts";
import { defined } from "../ground/defined.ts";
import { UNCLAIMED_SITE_ID } from "../ground/identity.ts";
import { errorAt, type Problem, quote } from "../ground/problem.ts";
import { addressField, authorsField, languageField, textField } from "../ground/schema.ts";
import type { SeedFile } from "../ground/seeds.ts";
import { checkFields, parseYamlFields, type RawFields } from "../ground/yaml.ts";
import { coloursField, readAccent } from "./colours.ts";
import { redirectsField, type WrittenRedirect } from "./redirects.ts";

export type SiteSettings = {
  readonly site: Site;
  /** The source of dates for articles without a date. If absent, such an article is an error. */
  readonly undated?: "git" | "mtime";
  /** True if the settings contain an address, or an id. */
  readonly claimed: { readonly url: boolean; readonly id: boolean };
  /** Redirects as written. Their targets are checked once the articles are known. */
  readonly redirects: readonly WrittenRedirect[];
  readonly warnings: readonly Problem[];
};

/** The address that `npm run dev` serves, unless another port is given. */
const LOCAL_URL = "http://localhost:8787";

/** The default size of a feed document: at most this many entries and bytes. */
const DEFAULT_PAGE = { pageSize: 50, pageBytes: 500_000 } as const;

const DEFAULTS = { title: "Seedcast", language: "en", timezone: "UTC", ttl: 15 } as const;

const picture = addressField.optional();

const SCHEMA = z.object({
  title: textField.optional().describe("one line of text"),
  description: textField.optional().describe("one line of text"),
  url: z.string().optional().describe("the site's address, scheme and host alone: https://feeds.example.org"),
  id: z.uuid().optional().describe("a UUID that never changes"),
  language: languageField,
  timezone: z.string().refine(isTimezone).optional().describe("an IANA time zone such as Europe/Oslo"),
  authors: authorsField,
  copyright: textField.optional().describe("one line of text"),
  icon: picture.describe("the absolute address of a small square picture"),
  image: picture.describe("the absolute address of a picture"),
  colors: coloursField,
  page_size: z.int().min(1).max(500).optional().describe("a whole number from 1 to 500"),
  ttl: z.int().min(1).max(10_080).optional().describe("minutes, a whole number from 1 to 10080"),
  hub: z
    .union([addressField.transform((one) => [one]), z.array(addressField)])
    .optional()
    .describe("the absolute address of a WebSub hub, or a list of them"),
  redirects: redirectsField,
  revised: z.string().optional().describe(DATE_FORMS),
  undated: z.enum(["git", "mtime"]).optional().describe("git or mtime"),
});

/**
 * Reads the settings. `siteUrl`, the address in the environment, overrides the file. A site without an
 * address gets `localUrl`. All other settings have defaults.
 */
export function readSite(
  file: SeedFile | undefined,
  siteUrl: string | undefined,
  localUrl = LOCAL_URL,
): Result<SiteSettings, Problem[]> {
  const path = file?.path ?? "_site.yaml";
  const raw = parseYamlFields(file?.text ?? "", { path, line: 1 });
  if (!raw.ok) return raw;
  const checked = checkFields(SCHEMA, raw.value, path);
  const problems = originProblem(raw.value, siteUrl, path);
  if (!checked.ok) return err([...checked.error, ...problems]);
  const written = checked.value.value;
  const timezone = written.timezone ?? DEFAULTS.timezone;
  const origin = readOrigin(siteUrl ?? written.url ?? localUrl);
  const revised = written.revised === undefined ? undefined : parseDate(written.revised, timezone);
  if (revised?.ok === false)
    problems.push(
      errorAt(
        { path, line: raw.value.lineOf(["revised"]) },
        `revised ${quote(written.revised)} ${revised.error}`,
        DATE_FORMS,
      ),
    );
  const { accent, warnings: pale } = readAccent(written.colors, { path, lineOf: raw.value.lineOf });
  if (problems.length > 0 || origin === undefined) return err([...checked.value.warnings, ...problems]);

  const title = written.title ?? DEFAULTS.title;
  const site: Site = {
    id: written.id?.toLowerCase() ?? UNCLAIMED_SITE_ID,
    url: origin,
    title,
    description: written.description ?? title,
    language: written.language ?? DEFAULTS.language,
    timezone,
    authors: written.authors ?? [],
    ...(written.page_size === undefined ? DEFAULT_PAGE : { pageSize: written.page_size }),
    ttl: written.ttl ?? DEFAULTS.ttl,
    ...defined({
      copyright: written.copyright,
      icon: written.icon,
      image: written.image,
      accent,
      hubs: written.hub,
      revised: revised?.ok ? revised.value : undefined,
    }),
  };
  return ok({
    site,
    ...defined({ undated: written.undated }),
    redirects: Object.entries(written.redirects ?? {}).map(([from, to]) => ({
      from,
      to,
      place: { path, line: raw.value.lineOf(["redirects", from]) },
    })),
    claimed: { url: (siteUrl ?? written.url) !== undefined, id: written.id !== undefined },
    warnings: [...checked.value.warnings, ...pale],
  });
}

/** Returns errors for missing settings that a published site needs, each with the line to add. */
export function unclaimed({ claimed, site }: SiteSettings, path: string, freshId?: string): Problem[] {
  const url = errorAt(
    { path },
    "no url",
    "a line such as `url: https://feeds.example.org`, the address of the site",
  );
  return [...(claimed.url ? [] : [url]), ...(claimed.id && isOwnId(site.id) ? [] : [noOwnId(path, freshId)])];
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

function originProblem({ values, lineOf }: RawFields, siteUrl: string | undefined, path: string): Problem[] {
  const written = siteUrl ?? values.url ?? LOCAL_URL;
  if (typeof written !== "string" || readOrigin(written) !== undefined) return [];
  const place = siteUrl === undefined ? { path, line: lineOf(["url"]) } : { path: "SITE_URL" };
  return [errorAt(place, `url is ${quote(written)}`, SCHEMA.shape.url.description ?? "")];
}

function readOrigin(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  const isOrigin =
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    url.search + url.hash + url.username + url.password === "";
  return isOrigin ? url.origin : undefined;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
