import { describe, expect, it } from "vitest";
import { understand } from "../../../src/compiler/articles/understand.ts";
import type { Problem } from "../../../src/compiler/ground/problem.ts";
import type { ParseElsewhere } from "../../../src/compiler/parse/cached-seed.ts";
import { type RenderedStory, renderStory } from "../../../src/compiler/records/render-story.ts";
import { articleRenderer } from "../../../src/compiler/records/renderer.ts";
import { withSecondThread } from "../../../src/compiler/records/second-thread.ts";
import type { Article } from "../../../src/model/article.ts";
import type { Site } from "../../../src/model/site.ts";
import { articlesWithText, folderOf } from "../../support/seeds.ts";

/** More articles than are rendered before the thread starts. */
const MANY = 130;

async function manyArticles(): Promise<{ readonly folder: string; readonly articles: readonly Article[] }> {
  const files = Array.from({ length: MANY }, (_, at) => [
    `pilot-${at}.md`,
    `---\ndate: 2024-05-04\ntopics: [Shipping]\n---\n# Pilot number ${at}\n\nPilot ${at} boards at [buoy ${at}](https://harbour.example/?n=${at}&b).\n`,
  ]);
  const folder = await folderOf(Object.fromEntries(files));
  return { folder, articles: Object.values(await articlesWithText({ folder })) };
}

function renderAll(articles: readonly Article[], site: Site, problems: Problem[], entry?: URL) {
  return withSecondThread((thread) => {
    const render = articleRenderer(site, thread);
    return Promise.all(articles.map((one) => render("a.md", one, problems)));
  }, entry);
}

it("renders the articles of a large site as it renders each of them alone", async () => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const problems: Problem[] = [];
  const rendered = await renderAll(articles, site, problems);
  const plain = ({ pieces, ...story }: RenderedStory) => ({
    ...story,
    pieces: { ...pieces, bytes: [...pieces.bytes], digest: [...pieces.digest] },
  });
  expect(rendered).toHaveLength(MANY);
  for (const [at, article] of articles.entries()) {
    const alone = plain(renderStory("a.md", article, site, problems));
    expect(plain(rendered[at] as RenderedStory)).toEqual(alone);
  }
  expect(problems).toEqual([]);
});

const code = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

/** Node starts no thread from such an address. The same call fails if the system allows no other thread. */
const REFUSED = new URL("https://harbour.example/thread.js");

it.each([
  ["is killed", code("process.exit(1)")],
  ["throws an exception", code("setTimeout(() => { throw new Error('no memory') }, 50)")],
  ["cannot load its modules", code("import 'nowhere'")],
  ["does not start", REFUSED],
])("renders all articles itself if the thread %s", async (_, entry) => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const problems: Problem[] = [];
  const rendered = await renderAll(articles, site, problems, entry);
  expect(rendered.map((story) => story?.article.slug)).toEqual(articles.map(({ slug }) => slug));
  expect(problems).toEqual([]);
});

it("reports each problem with its own article, and goes on after an article that cannot be rendered", async () => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const faulty = new Map<number, Article>([
    [MANY - 3, { ...(articles[0] as Article), title: "A control character: \u0001" }],
    [MANY - 2, { ...(articles[0] as Article), contentHtml: undefined as never }],
  ]);
  const outcomes = await withSecondThread((thread) => {
    const render = articleRenderer(site, thread);
    return Promise.all(
      articles.map(async (article, at) => {
        const problems: Problem[] = [];
        const story = await render(`${at}.md`, faulty.get(at) ?? article, problems);
        return { isRendered: story !== undefined, found: problems.map(({ place }) => place.path) };
      }),
    );
  });
  expect(outcomes.flatMap(({ isRendered }, at) => (isRendered ? [] : [at]))).toEqual([MANY - 2]);
  const found = new Set(outcomes.flatMap(({ found }) => found));
  expect([...found]).toEqual([`${MANY - 3}.md`, `${MANY - 2}.md`]);
});

describe("parsing half of many files in the second thread", () => {
  async function manyFiles(): Promise<string> {
    const files = Array.from({ length: 520 }, (_, at) => [
      `pilot-${at}.md`,
      `---\ndate: 2024-05-04\ntopics: [Shipping]\n---\n# Pilot number ${at}\n\nPilot ${at} boards.\n`,
    ]);
    return folderOf({
      ...Object.fromEntries(files),
      "pilot-6.md": "---\ndate: 2024-13-04\n---\n# No date\n",
      "pilot-7.md": Buffer.from([0xff, 0xfe, 0x00]),
      "pilot-8.md": "---\ntitel: Pilot\ndate: 2024-05-04\n---\nA pilot boards.\n",
      "pilot-9.md": "---\ndraft: true\n---\n# A draft\n",
    });
  }

  async function readFolder(folder: string, parseElsewhere?: ParseElsewhere): Promise<unknown> {
    const problems: Problem[] = [];
    const { stories, flawed, drafts } = await understand(
      { folder, ...(parseElsewhere === undefined ? {} : { parseElsewhere }) },
      problems,
    );
    return {
      stories: stories.map(({ html, ...story }) => ({ ...story, text: html() })),
      flawed,
      drafts,
      problems,
    };
  }

  it.each([
    ["works", undefined],
    ["is killed", code("process.exit(1)")],
    ["does not start", REFUSED],
  ])("gives the same stories and problems if the thread %s", async (_, entry) => {
    const folder = await manyFiles();
    const answers: unknown[] = [];
    const read = await withSecondThread(
      (thread) =>
        readFolder(folder, async (files, settings) => {
          const answer = await thread.ask("parse", { files, settings });
          answers.push(answer);
          return answer ?? [];
        }),
      entry,
    );
    expect(JSON.stringify(read)).toBe(JSON.stringify(await readFolder(folder)));
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(entry === undefined ? 3 : 0);
  });
});
