/** `npm run bench`: measures the cost of a feed document in raw workerd, and compares it with rendering and with the limit. Entry file. */

import { bundle } from "./bundle.ts";
import { atEnd, temporaryFolder } from "./clean-up.ts";
import { prepare } from "./prepare.ts";
import { report } from "./report.ts";
import { measure } from "./rounds.ts";
import { subjectsOn } from "./subjects.ts";
import { startWorkerd } from "./workerd.ts";

// A Response holds a copy of its body until V8 collects it. This Worker makes so little other garbage that a gigabyte of bodies
// would wait, and page faults would vary between rounds. V8 collects a small young generation early.
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
