/** Writes the envelope of a document (the text around its entries) in a format. */

import type { Format } from "../model/format.ts";
import { atomEnvelope } from "./atom/envelope.ts";
import type { Envelope, FeedHead } from "./envelope.ts";
import { jsonEnvelope } from "./json/envelope.ts";
import { rssEnvelope } from "./rss/envelope.ts";

export function envelopeOf(format: Format, head: FeedHead): Envelope {
  switch (format) {
    case "rss":
      return rssEnvelope(head);
    case "atom":
      return atomEnvelope(head);
    case "json":
      return jsonEnvelope(head);
    default:
      return format satisfies never;
  }
}
