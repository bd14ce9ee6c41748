/**
 * The entry file of the Cloudflare Worker. No other file in src/edge reads the clock or the bundled pack (the
 * files that the build makes of all articles).
 */

import index from "../../build/index.bin";
import pieces from "../../build/pieces.bin";
import { openPack } from "../pack/read.ts";
import { announceScheduled } from "./announce/scheduled.ts";
import { createApp } from "./app.ts";
import { warmUp } from "./warm-up.ts";

const pack = openPack(index, pieces);
// A failure here costs only time, so the site is still served. The log shows it.
await warmUp(pack).catch(console.error);

const network = {
  fetch: (address: string, init: RequestInit) => fetch(address, init),
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

export default {
  fetch: createApp(pack, Date.now).fetch,
  /** Called by a Cron Trigger. Its time comes from the event, never from the clock. */
  scheduled: (event: { readonly scheduledTime: number }) => announceScheduled(pack, event, network),
};
