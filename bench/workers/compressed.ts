/** The usual way to a gzip body: the document goes through a compressor at every request. The document itself is finished. */

import atom from "generated/atom.bin";

export default {
  fetch(): Response {
    // The bytes are coded already: workerd is not to code them again.
    const init: ResponseInit & { encodeBody: "manual" } = {
      headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Content-Encoding": "gzip" },
      encodeBody: "manual",
    };
    return new Response(new Blob([atom]).stream().pipeThrough(new CompressionStream("gzip")), init);
  },
};
