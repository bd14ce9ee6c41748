/** The media type of RSS documents. It is customary, not registered. */

import type { MediaType } from "../media-types.ts";

export const RSS_TYPE: MediaType = {
  mediaType: "application/rss+xml",
  contentType: "application/rss+xml; charset=utf-8",
  generic: ["application/xml", "text/xml"],
};
