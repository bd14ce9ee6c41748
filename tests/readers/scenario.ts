/** The shape of a scenario: what a site does, step by step, and what its subscribers should see. */

import type { Format } from "../../src/model/format.ts";
import type { Files } from "../support/seeds.ts";
import { type Hosts, movedTo } from "./proxy.ts";
import { type PublishedSite, siteOf } from "./site.ts";

export type Scenario = {
  /** The instant of the first step. */
  readonly start: string;
  /** The origin of the site at first. */
  readonly origin: string;
  /** The site's files before the first step. */
  readonly files: Files;
  /** The addresses that readers subscribe to. */
  readonly addresses: Readonly<Record<Format, string>>;
  readonly steps: readonly Step[];
};

export type Step = {
  /** The name in the table, and in the titles of tests. */
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
  /** The titles of articles that are new in this step. */
  readonly new?: readonly string[];
  /** The articles whose title or text a reader should replace. */
  readonly changed?: readonly ChangedText[];
  /** The title of an article that has a recording. */
  readonly recording?: string;
};

export type ChangedText = {
  readonly title: string;
  /** Words that the item has from this step on. */
  readonly has: string;
  /** Words that it had before. */
  readonly lacks: string;
};

/** The site, its clock, and the hosts that readers reach. */
export type Stage = {
  readonly site: PublishedSite;
  readonly hosts: Hosts;
  /** Lets hours pass. */
  readonly wait: (hours: number) => void;
  /** Builds and serves the site at the present instant. */
  readonly publish: () => Promise<void>;
  /** Publishes the site at another origin. The old one redirects to it. */
  readonly moveTo: (origin: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const HOUR = 3_600_000;

export async function stageOf({ files, start, origin }: Scenario): Promise<Stage> {
  const site = await siteOf(files);
  const hosts: Hosts = new Map();
  let now = Date.parse(start);
  let home = origin;
  const serve = () => hosts.set(new URL(home).host, site.at(now));
  const publish = async () => {
    await site.publish(now, home);
    serve();
  };
  return {
    site,
    hosts,
    publish,
    wait(hours) {
      now += hours * HOUR;
      if (site.isServed()) serve();
    },
    async moveTo(next) {
      hosts.set(new URL(home).host, movedTo(next));
      home = next;
      await publish();
    },
    stop: site.stop,
  };
}
