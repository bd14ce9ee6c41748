/** The Worker's entry file. Only here are the bundled pack and the clock read. */

import fragments from "../../build/fragments.bin";
import index from "../../build/index.json";
import { openPack, readIndex } from "../pack/read.ts";
import { createApp } from "./app.ts";
import { prime } from "./prime.ts";

const pack = openPack(readIndex(index), fragments);
await prime(pack);

export default createApp(pack, Date.now);
