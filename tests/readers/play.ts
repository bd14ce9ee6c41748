/** Plays a scenario: after each step all subscriptions are polled, and then everything is marked as read. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Format } from "../../src/model/format.ts";
import { type Exchange, startProxy } from "./proxy.ts";
import type { Reader, ShownItem, ShownTitles, Subscription } from "./reader.ts";
import type { Scenario, Stage } from "./scenario.ts";

export type Outcome = ShownTitles & {
  readonly items: readonly ShownItem[];
  readonly exchanges: readonly Exchange[];
};

export type Playing = { readonly reader: Reader; readonly format: Format };

/** The outcomes by the step's name. */
export type Played = Playing & { readonly outcomes: ReadonlyMap<string, Outcome> };

export async function play(scenario: Scenario, stage: Stage, playing: readonly Playing[]): Promise<Played[]> {
  const players = await Promise.all(playing.map((one) => startPlayer(one, scenario, stage)));
  try {
    for (const step of scenario.steps) {
      await step.play(stage);
      await Promise.all(players.map((player) => player.poll(step.name)));
    }
    return players.map(({ played }) => played);
  } finally {
    await Promise.all(players.map((player) => player.stop()));
  }
}

async function startPlayer(one: Playing, { addresses }: Scenario, stage: Stage) {
  const folder = await mkdtemp(join(tmpdir(), "reader-"));
  const proxy = await startProxy(stage.hosts);
  const name = `${one.reader.name}, ${one.format}`;
  const outcomes = new Map<string, Outcome>();
  let subscription: Subscription | undefined;
  let before: readonly ShownItem[] = [];
  return {
    played: { ...one, outcomes },
    async poll(step: string) {
      try {
        subscription ??= await one.reader.subscribe(addresses[one.format], { folder, proxy: proxy.url });
        const items = await subscription.poll();
        outcomes.set(step, { ...compare(before, items), items, exchanges: proxy.takeExchanges() });
        await subscription.markRead();
        before = items.map((item) => ({ ...item, unread: false }));
      } catch (cause) {
        throw new Error(`${name}, ${step}: ${cause}`, { cause });
      }
    },
    async stop() {
      proxy.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function compare(before: readonly ShownItem[], after: readonly ShownItem[]): ShownTitles {
  const known = new Map(before.map((item) => [item.key, item]));
  const guids = new Set(before.map(({ guid }) => guid));
  const titles = new Set(before.map(({ title }) => title));
  const added = after.filter(({ key }) => !known.has(key));
  const isShown = ({ guid, title }: ShownItem) => guids.has(guid) || titles.has(title);
  const kept = after.flatMap((item) => {
    const old = known.get(item.key);
    return old === undefined ? [] : [{ old, item }];
  });
  const titlesOf = (items: readonly ShownItem[]) => items.map(({ title }) => title).toSorted();
  return {
    new: titlesOf(added.filter((item) => !isShown(item))),
    duplicate: titlesOf(added.filter(isShown)),
    changed: titlesOf(
      kept
        .filter(({ old, item }) => old.title !== item.title || plain(old) !== plain(item))
        .map(({ item }) => item),
    ),
    unreadAgain: titlesOf(kept.filter(({ old, item }) => item.unread && !old.unread).map(({ item }) => item)),
  };
}

/** Returns an item's text without tags. */
export function plain({ text }: ShownItem): string {
  return text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
