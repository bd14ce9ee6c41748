/** The Worker's entry file. Only here are the bundled pack and the clock read. */

import fragments from "../../build/fragments.bin";
import index from "../../build/index.json";
import { openPack, readIndex } from "../pack/read.ts";
import { createApp } from "./app.ts";

export default createApp(openPack(readIndex(index), fragments), Date.now);
