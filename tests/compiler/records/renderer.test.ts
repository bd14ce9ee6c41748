import { expect, it, onTestFinished } from "vitest";
import { understand } from "../../../src/compiler/articles/understand.ts";
import type { Problem } from "../../../src/compiler/ground/problem.ts";
import { type RenderedStory, renderStory } from "../../../src/compiler/records/render-story.ts";
import { openRenderer } from "../../../src/compiler/records/renderer.ts";
import type { Article } from "../../../src/model/article.ts";
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

it("renders the articles of a large site as it renders each of them alone", async () => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const problems: Problem[] = [];
  const renderer = openRenderer(site);
  onTestFinished(() => renderer.end().then(() => undefined));
  const rendered = await Promise.all(articles.map((one) => renderer.render("a.md", one, problems)));
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

it.each([
  ["is killed", "process.exit(1)"],
  ["throws an exception", "setTimeout(() => { throw new Error('no memory') }, 50)"],
  ["does not start", "import 'nowhere'"],
])("renders all articles itself if the thread %s", async (_, code) => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const problems: Problem[] = [];
  const renderer = openRenderer(site, new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  onTestFinished(() => renderer.end().then(() => undefined));
  const rendered = await Promise.all(articles.map((one) => renderer.render("a.md", one, problems)));
  expect(rendered.map((story) => story?.article.slug)).toEqual(articles.map(({ slug }) => slug));
  expect(problems).toEqual([]);
});

it("reports each problem with its own article, and goes on after an article that cannot be rendered", async () => {
  const { folder, articles } = await manyArticles();
  const { site } = (await understand({ folder }, [])).context;
  const renderer = openRenderer(site);
  onTestFinished(() => renderer.end().then(() => undefined));
  const faulty = new Map<number, Article>([
    [MANY - 3, { ...(articles[0] as Article), title: "A control character: \u0001" }],
    [MANY - 2, { ...(articles[0] as Article), contentHtml: undefined as never }],
  ]);
  const outcomes = await Promise.all(
    articles.map(async (article, at) => {
      const problems: Problem[] = [];
      const story = await renderer.render(`${at}.md`, faulty.get(at) ?? article, problems);
      return { isRendered: story !== undefined, found: problems.map(({ place }) => place.path) };
    }),
  );
  expect(outcomes.flatMap(({ isRendered }, at) => (isRendered ? [] : [at]))).toEqual([MANY - 2]);
  const found = new Set(outcomes.flatMap(({ found }) => found));
  expect([...found]).toEqual([`${MANY - 3}.md`, `${MANY - 2}.md`]);
});
