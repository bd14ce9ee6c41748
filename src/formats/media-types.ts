/** The media types of the formats. */

import type { Format } from "../model/format.ts";
import { ATOM_TYPE } from "./atom/media-type.ts";
import { JSON_TYPE } from "./json/media-type.ts";
import { RSS_TYPE } from "./rss/media-type.ts";

export type MediaType = {
  /** The registered or customary media type, for `rel=alternate` links. */
  readonly mediaType: string;
  /** The Content-Type header. */
  readonly contentType: string;
  /** Other media types with which feed readers request the format. */
  readonly generic: readonly string[];
};

export const MEDIA_TYPES: Readonly<Record<Format, MediaType>> = {
  rss: RSS_TYPE,
  atom: ATOM_TYPE,
  json: JSON_TYPE,
};
