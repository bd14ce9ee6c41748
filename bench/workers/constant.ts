/** The limit: the finished document, sent whatever is asked for. */

import rss from "generated/rss.bin";

export default {
  fetch(): Response {
    return new Response(rss, { headers: { "Content-Type": "application/rss+xml; charset=utf-8" } });
  },
};
