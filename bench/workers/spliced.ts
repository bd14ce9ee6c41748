/** The app as it is deployed, with the bench's pack. */

import index from "generated/index.bin";
import pieces from "generated/pieces.bin";
import { createApp } from "../../src/edge/app.ts";
import { openPack } from "../../src/pack/read.ts";

export default createApp(openPack(index, pieces), Date.now);
