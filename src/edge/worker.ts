/** The Worker. Entry file: the only place that knows the bundled pack and the clock. */

import fragments from "../../build/fragments.bin";
import index from "../../build/index.json";
import { openPack } from "../pack/read.ts";
import { createApp } from "./app.ts";

export default createApp(openPack(index, fragments), Date.now);
