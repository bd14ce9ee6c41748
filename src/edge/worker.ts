/** The Worker's entry file. Only here are the bundled pack and the clock read. */

import index from "../../build/index.bin";
import pieces from "../../build/pieces.bin";
import { openPack } from "../pack/read.ts";
import { createApp } from "./app.ts";

export default createApp(openPack(index, pieces), Date.now);
