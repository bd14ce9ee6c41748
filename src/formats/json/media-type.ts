/** The media type of JSON Feed documents. JSON has no charset parameter (RFC 8259 11). */

import type { MediaType } from "../media-types.ts";

export const JSON_TYPE: MediaType = {
  mediaType: "application/feed+json",
  contentType: "application/feed+json",
  generic: ["application/json"],
};
