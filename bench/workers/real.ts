/** The entry file of the Worker, as wrangler bundles it. */

export { default } from "../../src/edge/worker.ts";
