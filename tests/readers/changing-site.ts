/** The scenario of a site that changes: new articles, edits, a withdrawal, moves. Readers follow a topic's feed. */

import { wav } from "../support/recordings.ts";
import type { Files } from "../support/seeds.ts";
import type { Scenario, Stage } from "./scenario.ts";

const ORIGIN = "http://notes.example";
export const NEW_ORIGIN = "http://fjord.example";

/** The poll whose requests are measured. Some readers send conditions only from the third fetch on. */
export const SECOND_POLL = "second unchanged poll";

/** The number of places in a feed. The site has more articles, so an older one could take a place that gets empty. */
const PAGE_SIZE = 12;

/** Ports, the one with the oldest article first. */
const PORTS = [
  ...["Alta", "Arendal", "Bergen", "Farsund", "Grimstad", "Halden", "Harstad", "Haugesund"],
  ...["Horten", "Kragero", "Larvik", "Mandal", "Molde", "Moss", "Narvik", "Stavanger"],
];
const tides = (port: string) => `Tides at ${port}`;

const SITE = `id: 0b8f2f0c-6d5e-4d6c-9a57-3f6d1a0c8e11
title: Harbour Notes
page_size: ${PAGE_SIZE}
`;
const topicsWith = (topic: string) => `extends: nothing\ntopics:\n  - ${topic}\n`;

function article(title: string, date: string, text: string, ...fields: string[]): string {
  const lines = [`title: "${title}"`, `date: ${date}`, "topics: [harbour]", ...fields];
  return `---\n${lines.join("\n")}\n---\n\n${text}\n`;
}

const FILES: Files = {
  "_site.yaml": SITE,
  "_topics.yaml": topicsWith("{slug: harbour, label: Harbour}"),
  ...Object.fromEntries(
    PORTS.map((port, place) => [
      `tides-${port.toLowerCase()}.md`,
      article(
        tides(port),
        `2024-05-${place + 11}`,
        `High water at ${port} comes twice a day. The table gives the height above chart datum.`,
        ...(port === "Molde" ? ["expires: 2024-06-03T12:00"] : []),
      ),
    ]),
  ),
};

/** Edits the article on a port. */
const edit = ({ site }: Stage, port: string, from: string, to: string) =>
  site.edit(`tides-${port.toLowerCase()}.md`, from, to);

export const CHANGING_SITE: Scenario = {
  start: "2024-06-03T08:00:00Z",
  origin: ORIGIN,
  files: FILES,
  addresses: {
    rss: `${ORIGIN}/topics/harbour/rss.xml`,
    atom: `${ORIGIN}/topics/harbour/atom.xml`,
    json: `${ORIGIN}/topics/harbour/feed.json`,
  },
  steps: [
    {
      name: "subscription",
      play: (stage) => stage.publish(),
      new: PORTS.slice(-PAGE_SIZE).map(tides),
    },
    {
      name: "unchanged poll",
      play: async (stage) => stage.wait(1),
    },
    {
      name: SECOND_POLL,
      play: async (stage) => stage.wait(1),
    },
    {
      name: "expiry",
      play: async (stage) => stage.wait(3),
    },
    {
      name: "withdrawal",
      async play(stage) {
        const withdrawn =
          "withdrawn: {date: 2024-06-03T14:00, reason: The table was that of another year.}\ntitle:";
        await edit(stage, "Mandal", "title:", withdrawn);
        await stage.publish();
        stage.wait(2);
      },
      changed: [
        {
          title: "Withdrawn: Tides at Mandal",
          has: "The table was that of another year.",
          lacks: "High water",
        },
      ],
    },
    {
      name: "new article",
      async play(stage) {
        await stage.site.write({
          "pilots.md": article(
            "How pilots board",
            "2024-06-04T06:00",
            "A pilot climbs a ladder at the ship's side.",
          ),
          "ferry.md": article(
            "Ferry aground",
            "2024-06-04T07:00",
            "A ferry ran aground off the island of Runde.",
          ),
        });
        stage.wait(24);
        await stage.publish();
      },
      new: ["Ferry aground", "How pilots board"],
    },
    {
      name: "edit with `updated`",
      async play(stage) {
        await edit(stage, "Narvik", "date:", "updated: 2024-06-04T15:00\ndate:");
        await edit(stage, "Narvik", "Tides at Narvik", "Tides and currents at Narvik");
        await edit(stage, "Narvik", "twice a day", "twice in a lunar day");
        stage.wait(1);
        await stage.publish();
      },
      changed: [{ title: "Tides and currents at Narvik", has: "twice in a lunar day", lacks: "twice a day" }],
    },
    {
      name: "edit without `updated`",
      async play(stage) {
        await edit(stage, "Moss", "twice a day", "every twelve hours");
        stage.wait(1);
        await stage.publish();
      },
      changed: [{ title: "Tides at Moss", has: "every twelve hours", lacks: "twice a day" }],
    },
    {
      name: "file renamed",
      async play(stage) {
        await edit(stage, "Larvik", "date:", "id: tides-larvik\naliases: [tides-larvik]\ndate:");
        await stage.site.rename("tides-larvik.md", "larvik/tide-table.md");
        stage.wait(1);
        await stage.publish();
      },
    },
    {
      name: "take",
      async play(stage) {
        const take = article(
          "Ferry afloat again",
          "2024-06-04T18:00",
          "Two tugs pulled the ferry free.",
          "replaces: ferry",
        );
        await stage.site.write({ "ferry-afloat.md": take });
        stage.wait(1);
        await stage.publish();
      },
      changed: [{ title: "Ferry afloat again", has: "Two tugs", lacks: "ran aground" }],
    },
    {
      name: "article with a recording",
      async play(stage) {
        const text = 'The bell buoy rings as the swell lifts it.\n\n<audio controls src="bell.wav"></audio>';
        await stage.site.write({
          "bell.md": article("The sound of a bell buoy", "2024-06-05T08:00", text),
          "bell.wav": wav(1),
          "fog.md": article("Fog signals", "2024-06-07T08:00", "A fog signal is heard two miles off."),
        });
        stage.wait(24);
        await stage.publish();
      },
      new: ["The sound of a bell buoy"],
      recording: "The sound of a bell buoy",
    },
    {
      name: "scheduled article",
      play: async (stage) => stage.wait(48),
      new: ["Fog signals"],
    },
    {
      name: "topic renamed",
      async play(stage) {
        await stage.site.write({
          "_topics.yaml": topicsWith("{slug: ports, label: Ports, aliases: [harbour]}"),
        });
        stage.wait(1);
        await stage.publish();
      },
    },
    {
      name: "site moved",
      async play(stage) {
        stage.wait(1);
        await stage.moveTo(NEW_ORIGIN);
      },
    },
    {
      name: "new article after the move",
      async play(stage) {
        await stage.site.write({
          "anchors.md": article(
            "How anchors hold",
            "2024-06-08T06:00",
            "An anchor holds by the weight of its chain.",
          ),
        });
        stage.wait(24);
        await stage.publish();
      },
      new: ["How anchors hold"],
    },
  ],
};
