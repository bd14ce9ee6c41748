/** The app as it is deployed, with the bench's pack. */

import fragments from "generated/fragments.bin";
import index from "generated/index.json";
import { createApp } from "../../src/edge/app.ts";
import { prime } from "../../src/edge/prime.ts";
import { openPack, readIndex } from "../../src/pack/read.ts";

const pack = openPack(readIndex(index), fragments);
await prime(pack);

export default createApp(pack, Date.now);
