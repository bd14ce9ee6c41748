/** A site that is published repeatedly. workerd serves it at the instants of the scenario. */

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Bundle, bundle } from "../../bench/bundle.ts";
import { type Server, startWorkerd } from "../../bench/workerd.ts";
import { compile } from "../../src/compiler/compile.ts";
import { writeLedger } from "../../src/compiler/ledger/write.ts";
import { reportProblems } from "../../src/compiler/report/problems.ts";
import { type Files, lastingFolderOf } from "../support/seeds.ts";
import { forwardTo, type Host } from "./proxy.ts";

export type PublishedSite = {
  /** The folder of articles. */
  readonly folder: string;
  readonly write: (files: Files) => Promise<void>;
  readonly rename: (name: string, next: string) => Promise<void>;
  /** Changes a file by replacing a text that stands in it. */
  readonly edit: (name: string, from: string, to: string) => Promise<void>;
  /** Builds at this instant, records the ledger, and serves the new build. */
  readonly publish: (now: number, siteUrl?: string) => Promise<void>;
  /** Returns the site as a host that answers at this instant. */
  readonly at: (now: number) => Host;
  readonly isServed: () => boolean;
  readonly stop: () => Promise<void>;
};

export async function siteOf(files: Files): Promise<PublishedSite> {
  const [folder, output] = [await lastingFolderOf(files), await lastingFolderOf({})];
  let bundled: Bundle | undefined;
  let server: Server | undefined;
  return {
    folder,
    async write(more) {
      for (const [name, content] of Object.entries(more)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
    },
    async rename(name, next) {
      await mkdir(dirname(join(folder, next)), { recursive: true });
      await rename(join(folder, name), join(folder, next));
    },
    async edit(name, from, to) {
      const text = await readFile(join(folder, name), "utf8");
      if (!text.includes(from)) throw new Error(`${name} has no text "${from}"`);
      await writeFile(join(folder, name), text.replace(from, to));
    },
    async publish(now, siteUrl) {
      const address = siteUrl === undefined ? {} : { siteUrl };
      const compiled = await compile({ folder, now, stamp: true, publish: true, ...address });
      if (!compiled.ok) throw new Error(reportProblems(compiled.error));
      const { pack, ledger } = compiled.value;
      if (ledger.next !== undefined) await writeFile(join(folder, "_ledger.json"), writeLedger(ledger.next));
      await writeFile(join(output, "index.bin"), pack.index);
      await writeFile(join(output, "pieces.bin"), pack.pieces);
      bundled ??= await bundle("readers", output, join(import.meta.dirname, "worker.ts"));
      server?.stop();
      server = await startWorkerd(bundled);
    },
    at(now) {
      if (server === undefined) throw new Error("the site is not published yet");
      return forwardTo(server.port, { "Scenario-Instant": String(now) });
    },
    isServed: () => server !== undefined,
    async stop() {
      server?.stop();
      for (const made of [folder, output]) await rm(made, { recursive: true, force: true });
    },
  };
}
