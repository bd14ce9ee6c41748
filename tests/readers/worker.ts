/** The Worker as it is deployed, except that each request gives the instant at which it is answered. */

import index from "generated/index.bin";
import pieces from "generated/pieces.bin";
import { createApp } from "../../src/edge/app.ts";
import { openPack } from "../../src/pack/read.ts";

/** The header with the instant, in milliseconds since the epoch. The proxy sets it. */
const INSTANT = "Scenario-Instant";

let now = 0;
const app = createApp(openPack(index, pieces), () => now);

export default {
  fetch(request: Request): Promise<Response> {
    now = Number(request.headers.get(INSTANT));
    return app.fetch(request);
  },
};
