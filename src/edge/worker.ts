/**
 * The entry file of the Cloudflare Worker. No other file in src/edge reads the clock or the bundled pack (the
 * files that the build makes of all articles).
 */

import index from "../../build/index.bin";
import pieces from "../../build/pieces.bin";
import { openPack } from "../pack/read.ts";
import { createApp } from "./app.ts";

export default createApp(openPack(index, pieces), Date.now);
