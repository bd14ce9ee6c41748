/** The app as it is deployed, with the bench's pack. */

import index from "generated/index.bin";
import pieces from "generated/pieces.bin";
import { createApp } from "../../src/edge/app.ts";
import { warmUp } from "../../src/edge/warm-up.ts";
import { openPack } from "../../src/pack/read.ts";

const pack = openPack(index, pieces);
await warmUp(pack);

export default createApp(pack, Date.now);
