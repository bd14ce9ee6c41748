/** Parses the index of the entries at a request. A search would need at least this if the index were not parsed before. */

import index from "generated/index.json";

export default {
  fetch(): Response {
    const { entries } = JSON.parse(new TextDecoder().decode(index));
    return new Response(`${entries.length}\n`);
  },
};
