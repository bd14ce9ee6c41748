/** The Worker. Entry file: the only place that knows the bundled pack and the clock. */

import fragments from "../../build/fragments.bin";
import index from "../../build/index.json";
import { openPack, readIndex } from "../pack/read.ts";
import { createApp } from "./app.ts";

export default createApp(openPack(readIndex(index), fragments), Date.now);
