/**
 * `/opensearch.xml`: describes the site's search (OpenSearch 1.1, https://github.com/dewitt/opensearch).
 * Browsers then offer it beside other search engines. Programs find the addresses of result feeds in the
 * description.
 */

import { MEDIA_TYPES } from "../../formats/media-types.ts";
import { below, PATHS } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS } from "../../model/format.ts";
import { shorten, escapeMarkup as xml } from "../../model/text.ts";
import type { Pack } from "../../pack/read.ts";

export const OPEN_SEARCH = "application/opensearchdescription+xml";

/** The maximum number of characters in a ShortName and in a Description, including the ellipsis. */
const MAX_LENGTH = { shortName: 16, description: 1024 } as const;

export function openSearch({ site }: Pick<Pack, "site">): string {
  const template = (mediaType: string, path: string) =>
    `<Url type="${mediaType}" template="${xml(site.url + path)}?q={searchTerms}"/>`;
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">`,
    `<ShortName>${xml(shorten(site.title, MAX_LENGTH.shortName - 1))}</ShortName>`,
    `<Description>${xml(shorten(site.description, MAX_LENGTH.description - 1))}</Description>`,
    `<InputEncoding>UTF-8</InputEncoding>`,
    site.icon === undefined ? "" : `<Image>${xml(site.icon)}</Image>`,
    template("text/html", PATHS.search),
    ...FORMAT_NAMES.map((format) =>
      template(MEDIA_TYPES[format].mediaType, below(PATHS.search, FORMATS[format].document)),
    ),
    `<Url type="${OPEN_SEARCH}" rel="self" template="${xml(site.url + PATHS.openSearch)}"/>`,
    `</OpenSearchDescription>`,
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}
