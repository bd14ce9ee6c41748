/** The app with a clock that is late by some seconds. A soak must find it. */

import index from "generated/index.bin";
import pieces from "generated/pieces.bin";
import { createApp } from "../../src/edge/app.ts";
import { openPack } from "../../src/pack/read.ts";

const LATE = 3_000;

export default createApp(openPack(index, pieces), () => Date.now() - LATE);
