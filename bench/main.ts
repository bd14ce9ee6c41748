/** `npm run bench`: what a feed document costs in raw workerd, beside the usual way and the limit. Entry file: starts all, and prints. */

import { bundle } from "./bundle.ts";
import { atEnd, temporaryFolder } from "./clean-up.ts";
import { prepare } from "./prepare.ts";
import { report } from "./report.ts";
import { measure } from "./rounds.ts";
import { subjectsOn } from "./subjects.ts";
import { startWorkerd } from "./workerd.ts";

// A body is copied into its Response, and freed when V8 collects the Response. This Worker makes so little garbage that a
// gigabyte of bodies would wait for that, and the page faults vary by the round. A small young generation is collected early.
const LITTLE_GARBAGE = ["--max-semi-space-size=1"];

const folder = temporaryFolder();
const documents = await prepare(folder);
const start = async (name: string, v8Flags: readonly string[] = []) => {
  const server = await startWorkerd(await bundle(name, folder), { v8Flags });
  atEnd(server.stop);
  return server;
};
const servers = {
  constant: await start("constant", LITTLE_GARBAGE),
  spliced: await start("spliced"),
  rendered: await start("rendered"),
  compressed: await start("compressed"),
};
const subjects = await subjectsOn(servers, documents);
console.log(report(subjects, await measure(subjects)));
