/**
 * Folders as other tools leave them: `tests/fixtures/habits/`, with a file for each habit. Beside each folder is a
 * table of what becomes of its files, and of the lines that a publisher reads: `hugo/` and `hugo.outcomes.yaml`.
 */

import { globSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CompiledSite, type CompileSettings, compile } from "../../src/compiler/compile.ts";
import type { Problem } from "../../src/compiler/ground/problem.ts";
import { describeAll } from "../../src/compiler/report/problems.ts";
import type { ArticleFields } from "../../src/model/article.ts";
import type { Result } from "../../src/model/result.ts";
import { at } from "../support/articles.ts";
import { redirectsIn } from "../support/pack.ts";

const HABITS = "tests/fixtures/habits";
/** The maximum number of lines for a folder, because a publisher reads every line. */
const MAX_LINES = 8;

type Outcomes = {
  readonly articles: Readonly<Record<string, unknown>>;
  readonly drafts: readonly string[];
  /** Files that are no articles. */
  readonly others: readonly string[];
  readonly lines: readonly string[];
};

const TOOLS = [
  "hugo",
  "jekyll",
  "eleventy",
  "astro",
  "obsidian",
  "docusaurus",
  "ghost",
  "wordpress",
  "word",
  "agency",
];
const TABLES = TOOLS.map((tool) => ({ tool, outcomes: outcomesOf(tool) }));

function outcomesOf(tool: string): Outcomes {
  return parse(readFileSync(`${HABITS}/${tool}.outcomes.yaml`, "utf8"));
}

const compileFolder = (folder: string, settings: Partial<CompileSettings> = {}) =>
  compile({ folder, now: at("2026-01-01"), ...settings });

/** Old paths, and the paths to which they lead. */
type Redirects = Readonly<Record<string, string>>;

/** Returns the fields that a table row has. Absent fields are left out. */
function rowOf(
  { slug, title, published, updated, language, canonical, aliases, ...article }: ArticleFields,
  redirects: Redirects,
): unknown {
  const instant = (time: number) => new Date(time).toISOString().replace("T00:00:00.000Z", "");
  const { image, id } = article;
  const row = {
    slug,
    title,
    date: instant(published),
    updated: updated === published ? undefined : instant(updated),
    authors: article.authors.map(({ name, url }) => (url === undefined ? name : `${name} <${url}>`)),
    topics: article.topics.map((topic) => topic.slug),
    summary: article.summary,
    // A hash of the picture ends its name.
    image: image?.url.replace(/^http:\/\/localhost:8787(.*)-[0-9a-f]{16}/, "$1"),
    alt: image?.alt,
    language,
    canonical,
    aliases,
    redirected: Object.keys(redirects).filter((from) => redirects[from] === `/articles/${slug}`),
    guid: id.startsWith("urn:") ? undefined : id,
  };
  return Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0),
    ),
  );
}

function contentOf(compiled: Result<CompiledSite, Problem[]>) {
  return compiled.ok
    ? { articles: compiled.value.articles, redirects: redirectsIn(compiled.value.pack) }
    : { articles: [], redirects: {} };
}

function linesOf(compiled: Result<CompiledSite, Problem[]>, folder: string): string[] {
  const problems = compiled.ok ? compiled.value.warnings : compiled.error;
  return describeAll(problems).map((line) => line.replaceAll(`${folder}/`, "").replace(folder, "seeds"));
}

describe.each(TABLES)("a folder of $tool", ({ tool, outcomes }) => {
  const folder = `${HABITS}/${tool}`;
  const compiled = compileFolder(folder);

  it("reads each file as its tool does", async () => {
    const result = await compiled;
    const { articles, redirects } = contentOf(result);
    expect(
      Object.fromEntries(articles.map(({ name, article }) => [name, rowOf(article, redirects)])),
    ).toEqual(outcomes.articles);
  });

  it("prints few lines, and exactly those of the table", async () => {
    const lines = linesOf(await compiled, folder);
    expect(lines).toEqual(outcomes.lines);
    expect(lines.length).toBeLessThanOrEqual(MAX_LINES);
    for (const draft of outcomes.drafts) expect(lines.join("\n")).toContain(`${draft}: `);
  });

  it("has a row for each of its files", () => {
    const files = globSync("**", { cwd: folder }).filter((name) => statSync(`${folder}/${name}`).isFile());
    const hidden = globSync(".*/**", { cwd: folder }).filter((name) =>
      statSync(`${folder}/${name}`).isFile(),
    );
    const { articles, drafts, others } = outcomes;
    expect([...Object.keys(articles), ...drafts, ...others].sort()).toEqual(
      [...new Set([...files, ...hidden])].sort(),
    );
  });
});

describe("the tables of habits", () => {
  it("have at least sixty articles and drafts", () => {
    const rows = TABLES.flatMap(({ outcomes: { articles, drafts } }) => [
      ...Object.keys(articles),
      ...drafts,
    ]);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });
});

describe("a page of components", () => {
  it("stops the build with the line of each kind, because no code is run", async () => {
    const folder = `${HABITS}/astro-components`;
    const expected = "in MDX; expected Markdown and HTML only, because no code is run";
    expect(linesOf(await compileFolder(folder), folder)).toEqual([
      "note: seeds: `pubDate` in 1 file, read as `date`",
      `chart.mdx:5: an import line ${expected}`,
      `chart.mdx:7: component <Chart> ${expected}`,
    ]);
  });
});
