/** Loads the files of a pack and does nothing with them: the part of a start that no layout can save. */

import index from "generated/index.bin";
import pieces from "generated/pieces.bin";

export default {
  fetch: () => new Response(String(index.byteLength + pieces.byteLength)),
};
