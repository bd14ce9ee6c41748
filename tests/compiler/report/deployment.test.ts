/**
 * The report of `npm run deploy -- --dry-run` and `npm run check:seeds -- --markdown`: the changes that
 * subscribers will see.
 */

import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StartWrangler } from "../../../src/compiler/commands/command.ts";
import { at } from "../../support/articles.ts";
import { SITE_FILE } from "../../support/ledger.ts";
import { type CommandRun, run } from "../../support/program.ts";
import { type Files, folderOf } from "../../support/seeds.ts";
import { writeOutcome } from "../../support/wrangler.ts";

/** Ends like wrangler after an upload. */
const startWrangler: StartWrangler = async (_, variables) => {
  await writeOutcome(variables);
  return 0;
};

const NOW = at("2024-06-01T12:00:00Z");
const LATER = at("2024-06-02T12:00:00Z");

const article = (title: string, lines = "", text = `${title} in the harbour.`) =>
  `---\ntitle: ${title}\ndate: 2024-05-04\ntopics: [harbour]\nauthors: Kari Lund\n${lines}---\n${text}\n`;

const TOPICS = `topics:
  - slug: transport
    label: Transport
  - slug: harbour
    label: Harbour
    broader: transport
  - slug: weather
    label: Weather
`;

/** Deploys a site once. Returns functions that edit it and report what a second deployment would change. */
async function deployed(files: Files, settings = SITE_FILE) {
  const cwd = await folderOf({
    "seeds/_site.yaml": settings,
    "seeds/_topics.yaml": TOPICS,
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`seeds/${name}`, text])),
  });
  const commandIn = (args: readonly string[], now = LATER) => run(cwd, args, {}, { now, startWrangler });
  expect((await commandIn(["deploy"], NOW)).status).toBe(0);
  return {
    cwd,
    write: (name: string, text: string) => writeFile(join(cwd, "seeds", name), text),
    remove: (name: string) => rm(join(cwd, "seeds", name)),
    deploy: () => commandIn(["deploy"]),
    /** Returns the lines of the report. */
    async report(now = LATER): Promise<string[]> {
      const { status, stdout } = await commandIn(["deploy", "--dry-run"], now);
      expect(status).toBe(0);
      return stdout.slice(stdout.indexOf("subscribers will see")).trimEnd().split("\n");
    },
    markdown: (): Promise<CommandRun> => commandIn(["check:seeds", "--markdown"]),
  };
}

describe("npm run deploy -- --dry-run", () => {
  it("names entries that are new, edited, withdrawn and scheduled, and the feeds that change", async () => {
    const site = await deployed({
      "pilots.md": article("Pilots"),
      "tides.md": article("Tides"),
      "ferries.md": article("Ferries"),
      "gales.md": article("Gales").replace("harbour]", "weather]").replace("Kari Lund", "Ola Moe"),
    });
    await site.write("pilots.md", article("Pilots", "", "A pilot climbs on board."));
    await site.write("ferries.md", article("Ferries", "withdrawn: {date: 2024-06-02, reason: Wrong.}\n"));
    await site.write("quays.md", article("Quays"));
    await site.write("cranes.md", article("Cranes", "publish_at: 2024-07-01\n"));
    expect(await site.report()).toEqual([
      "subscribers will see:",
      "scheduled  cranes.md   Cranes",
      "withdrawn  ferries.md  Ferries",
      "edited     pilots.md   Pilots",
      "new        quays.md    Quays",
      "feeds that change: 5 of 7: /, /topics/harbour, /topics/transport, /authors/kari-lund, /corrections",
    ]);
  });

  it("gives the date of a withdrawal that is still ahead", async () => {
    const site = await deployed({ "pilots.md": article("Pilots"), "tides.md": article("Tides") });
    await site.write("pilots.md", article("Pilots", "withdrawn: {date: 2024-06-20, reason: Wrong.}\n"));
    await site.write("tides.md", article("Tides", "withdrawn: Wrong.\n"));
    expect((await site.report()).slice(1, 3)).toEqual([
      "withdrawn on 2024-06-20T00:00:00Z  pilots.md  Pilots",
      "withdrawn                          tides.md   Tides",
    ]);
    expect((await site.markdown()).stdout).toContain(
      "| withdrawn on 2024-06-20T00:00:00Z | `pilots.md` | Pilots |",
    );
  });

  it("names entries that leave all feeds", async () => {
    const site = await deployed({ "pilots.md": article("Pilots"), "tides.md": article("Tides") });
    await site.write("pilots.md", article("Pilots", "feed: false\n"));
    await site.write("tides.md", article("Tides", "publish_at: 2024-07-01\n"));
    expect((await site.report()).slice(0, 3)).toEqual([
      "subscribers will see:",
      "gone  pilots.md  Pilots",
      "gone  tides.md   Tides",
    ]);
  });

  it("names addresses that move: of articles, topics and the site", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write("pilots.md", article("Pilots", "slug: pilotage\naliases: [pilots]\n"));
    await site.write("_topics.yaml", TOPICS.replace("slug: harbour", "slug: port\n    aliases: [harbour]"));
    await site.write("_site.yaml", SITE_FILE.replace(/url: .*/, "url: https://news.example"));
    const report = await site.report();
    expect(report).toContain("address moves: https://notes.example to https://news.example");
    expect(report).toContain("address moves: /articles/pilots to /articles/pilotage");
    expect(report).toContain("address moves: /topics/harbour to /topics/port");
    expect(report).toContain("feeds that change: all, because the address of the site changed");
  });

  it("names the address of an author that moves", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write("pilots.md", article("Pilots").replace("Kari Lund", "Kari Moe"));
    await site.write("_site.yaml", `${SITE_FILE}redirects:\n  /authors/kari-lund: /authors/kari-moe\n`);
    expect(await site.report()).toContain("address moves: /authors/kari-lund to /authors/kari-moe");
  });

  it("names the hubs, and the settings that change every feed", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write("_site.yaml", `${SITE_FILE}title: Notes\nhub: https://hub.example/\n`);
    expect(await site.report()).toEqual([
      "subscribers will see:",
      expect.stringMatching(
        /^feeds that change: all, because settings of the site changed: (?=.*title)(?=.*hubs)/,
      ),
      "hubs to ping: https://hub.example/",
    ]);
  });

  it("names the publisher's own pages", async () => {
    const about = (text: string) => `---\npage: true\n---\n${text}\n`;
    const site = await deployed({ "pilots.md": article("Pilots"), "about.md": about("We are here.") });
    await site.write("about.md", about("We moved."));
    await site.write("contact.md", about("Write to us."));
    expect((await site.report()).slice(1, 3)).toEqual(["edited  /about    page", "new     /contact  page"]);
  });

  it("says if nothing changes, also after a scheduled entry was released or one expired", async () => {
    const site = await deployed({
      "pilots.md": article("Pilots"),
      "tides.md": article("Tides", "publish_at: 2024-06-02\n"),
      "gales.md": article("Gales", "expires: 2024-06-02\n"),
    });
    expect(await site.report()).toEqual(["subscribers will see no change"]);
  });

  it("reports a change only of the feeds that show the entry", async () => {
    const old = Object.fromEntries(
      [1, 2, 3].map((day) => [`day-${day}.md`, article(`Day ${day}`).replace("05-04", `05-0${day}`)]),
    );
    const site = await deployed(old, `${SITE_FILE}page_size: 2\n`);
    await site.write("day-1.md", article("Day 1", "", "An older text.").replace("05-04", "05-01"));
    expect(await site.report()).toEqual([
      "subscribers will see:",
      "edited  day-1.md  Day 1",
      "feeds that change: none",
    ]);
  });

  it("lists no entries of a first deployment", async () => {
    const cwd = await folderOf({ "seeds/_site.yaml": SITE_FILE, "seeds/pilots.md": article("Pilots") });
    const { stdout } = await run(cwd, ["deploy", "--dry-run"], {}, { now: NOW, startWrangler });
    expect(stdout).toMatch(/^subscribers will see: the first deployment, with \d feeds$/m);
    expect(existsSync(join(cwd, "build/deployed"))).toBe(false);
  });

  it("compares with the last deployment from this folder if the ledger is missing", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.remove("_ledger.json");
    await site.write("tides.md", article("Tides"));
    expect(await site.report()).toContain("new  tides.md  Tides");
  });

  it("does not compare settings with a deployment that a newer one replaced elsewhere", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    const ledger = join(site.cwd, "seeds/_ledger.json");
    // The committed ledger of another machine's deployment.
    await writeFile(ledger, (await readFile(ledger, "utf8")).replace(/"common": ".*"/, '"common": "other"'));
    await site.write("_site.yaml", `${SITE_FILE}title: Notes\n`);
    expect(await site.report()).toContain(
      "feeds that change: all, because settings, topics or the templates of seedcast changed",
    );
  });

  it("shows at most twenty rows", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    for (let at = 10; at < 35; at += 1)
      await site.write(`log-${at}.md`, article(`Log ${at}`, `id: log-${at}\n`));
    const report = await site.report();
    expect(report.filter((line) => line.startsWith("new "))).toHaveLength(20);
    expect(report).toContain("and 5 more changes");
  });
});

describe("npm run deploy", () => {
  it("shows the same report, and compares with its own result the next time", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write("tides.md", article("Tides"));
    expect((await site.deploy()).stdout).toContain("\nnew  tides.md  Tides\n");
    expect((await site.deploy()).stdout).toContain("\nsubscribers will see no change\n");
  });
});

describe("npm run check:seeds -- --markdown", () => {
  it("prints the report as Markdown, with the size and the problems, and writes no build", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await rm(join(site.cwd, "build"), { recursive: true });
    await site.write("pilots.md", article("Pilots", "slug: pilotage\naliases: [pilots]\n"));
    await site.write("tides.md", article("Tides", "stray: 1\n"));
    const { status, stdout, stderr } = await site.markdown();
    expect([status, stderr, existsSync(join(site.cwd, "build/index.bin"))]).toEqual([0, "", false]);
    expect(stdout).toBe(
      `## What subscribers will see

| change | file | title |
| --- | --- | --- |
| edited | \`pilots.md\` | Pilots |
| new | \`tides.md\` | Tides |

Addresses that move:

* \`/articles/pilots\` → \`/articles/pilotage\`

Feeds that change: 4 of 4: \`/\`, \`/topics/harbour\`, \`/topics/transport\`, \`/authors/kari-lund\`

Size: ${/Size: (.*)/.exec(stdout)?.[1]}

## Notes and warnings

\`\`\`text
${/```text\n([\s\S]*)\n```/.exec(stdout)?.[1]}
\`\`\`
`.replace(/\n$/, "\n\n"),
    );
    expect(stdout).toContain("2 articles, 0.6 of 64 MiB");
    expect(stdout).toContain("stray");
  });

  it("prints errors, and ends with exit code 1", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write("pilots.md", "---\ndate: soon\n---\nA pilot boards.\n");
    const { status, stdout, stderr } = await site.markdown();
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^## \d errors?\n\n```text\n[\s\S]*seeds\/pilots\.md:2: date "soon"/);
  });

  it("shows titles as text, and closes no block early", async () => {
    const site = await deployed({ "pilots.md": article("Pilots") });
    await site.write(
      "tides.md",
      article("'A | <video>`x`</video> [y](http://z.example) &amp; *w*'", "'```k': 1\n"),
    );
    const { stdout } = await site.markdown();
    const rowOfTides = stdout.split("\n").find((line) => line.includes("tides.md")) ?? "";
    expect(rowOfTides).toContain("A \\| &lt;video>\\`x\\`&lt;/video> \\[y\\](http://z.example) &amp;");
    // The row has three cells, and four vertical lines that are not escaped.
    expect(rowOfTides.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(stdout).toContain("````text\n");
  });
});
