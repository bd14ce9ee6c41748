/** The usual way to a gzip body: compresses a finished document at every request. */

import atom from "generated/atom.bin";

export default {
  fetch(): Response {
    // The bytes are already coded, so workerd must not code them again.
    const init: ResponseInit & { encodeBody: "manual" } = {
      headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Content-Encoding": "gzip" },
      encodeBody: "manual",
    };
    return new Response(new Blob([atom]).stream().pipeThrough(new CompressionStream("gzip")), init);
  },
};
