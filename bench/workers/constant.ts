/** The limit: sends a finished document for every request. */

import rss from "generated/rss.bin";

export default {
  fetch(): Response {
    return new Response(rss, { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
  },
};
