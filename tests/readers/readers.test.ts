/**
 * Real feed readers follow a site that changes. `npm run test:readers -- --update` writes docs/readers.md, which
 * has what each one showed.
 */

import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { CHANGING_SITE, SECOND_POLL } from "./changing-site.ts";
import { MOVED_FROM_ELSEWHERE } from "./moved-from-elsewhere.ts";
import { type Outcome, type Played, type Playing, plain, play } from "./play.ts";
import type { Reader } from "./reader.ts";
import { installedVersions, READERS, SUBSCRIPTIONS } from "./readers.ts";
import { type Scenario, type Step, stageOf } from "./scenario.ts";
import { readersPage, withoutFigures } from "./table.ts";

const PAGE = "docs/readers.md";
const SCENARIOS = [CHANGING_SITE, MOVED_FROM_ELSEWHERE];
let versions: ReadonlyMap<string, string>;
const played = new Map<Scenario, readonly Played[]>();

beforeAll(async () => {
  versions = await installedVersions();
  for (const scenario of SCENARIOS) {
    const stage = await stageOf(scenario);
    try {
      played.set(scenario, await play(scenario, stage, SUBSCRIPTIONS));
    } finally {
      await stage.stop();
    }
  }
});

describe.each(SCENARIOS.flatMap(({ steps }, place) => steps.map((step) => ({ step, place }))))(
  "$step.name",
  ({ step, place }) => {
    const outcomeOf = ({ reader, format }: Playing): Outcome => {
      const found = played
        .get(SCENARIOS[place] as Scenario)
        ?.find((one) => one.reader === reader && one.format === format)
        ?.outcomes.get(step.name);
      if (found === undefined) throw new Error("the scenario was not played to this step");
      return found;
    };

    it.each(SUBSCRIPTIONS)("$reader.name, $format: shows each change, and nothing else", (one) => {
      const { new: added, changed, duplicate, unreadAgain } = outcomeOf(one);
      expect({ new: added, changed, duplicate, unreadAgain }).toEqual(expectedOf(step, one.reader));
    });

    // A reader that cannot fetch the feed would show nothing too.
    it.each(SUBSCRIPTIONS)("$reader.name, $format: gets the feed or a 304", (one) => {
      expect([200, 304]).toContain(outcomeOf(one).exchanges.at(-1)?.status);
    });

    const changes = step.changed ?? [];
    if (changes.length > 0)
      it.each(SUBSCRIPTIONS.filter(({ reader }) => reader.replaces))(
        "$reader.name, $format: replaces title and text",
        (one) => {
          for (const { title, has, lacks } of changes) {
            const items = outcomeOf(one).items.filter((item) => item.title === title);
            expect(items.map(plain)).toEqual([expect.stringContaining(has)]);
            expect(items.map(plain)).toEqual([expect.not.stringContaining(lacks)]);
          }
        },
      );

    if (step.recording !== undefined)
      it.each(SUBSCRIPTIONS.filter(({ reader, format }) => reader.recordings.includes(format)))(
        "$reader.name, $format: offers the recording",
        (one) => {
          const found = outcomeOf(one).items.find(({ title }) => title === step.recording);
          expect(found?.recording).toMatch(/^http:.*\.wav$/);
        },
      );
  },
);

describe("RFC 9110 15.4.5: a reader that sends the validators of its last answer", () => {
  it.each(SUBSCRIPTIONS.filter(({ reader }) => reader.isConditional))(
    "$reader.name, $format: gets a 304 of less than 1 KB",
    ({ reader, format }) => {
      const found = played.get(CHANGING_SITE)?.find((one) => one.reader === reader && one.format === format);
      const exchanges = found?.outcomes.get(SECOND_POLL)?.exchanges ?? [];
      expect(exchanges.map(({ status }) => status)).toEqual([304]);
      expect(exchanges[0]?.bytes).toBeLessThan(1024);
    },
  );
});

it("docs/readers.md has what each reader showed", async () => {
  const all = SCENARIOS.map((scenario) => ({ scenario, played: played.get(scenario) ?? [] }));
  const page = readersPage(all, READERS, versions);
  if (inject("writesPage")) await writeFile(PAGE, page);
  expect(withoutFigures(await readFile(PAGE, "utf8"))).toBe(withoutFigures(page));
});

/** Returns the outcome that a step should have. A reader that replaces no text shows no edit. */
function expectedOf(step: Step, reader: Reader) {
  const { new: added = [], changed = [] } = step;
  return {
    new: added.toSorted(),
    changed: reader.replaces ? changed.map(({ title }) => title).toSorted() : [],
    duplicate: [],
    unreadAgain: [],
  };
}
