/** The media type of Atom documents. RFC 4287 7 */

import type { MediaType } from "../media-types.ts";

export const ATOM_TYPE: MediaType = {
  mediaType: "application/atom+xml",
  contentType: "application/atom+xml; charset=utf-8",
  generic: ["application/xml", "text/xml"],
};
