/** The app as it is deployed, with the bench's pack. */

import fragments from "generated/fragments.bin";
import index from "generated/index.json";
import { createApp } from "../../src/edge/app.ts";
import { openPack, readIndex } from "../../src/pack/read.ts";

export default createApp(openPack(readIndex(index), fragments), Date.now);
