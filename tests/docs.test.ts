/** The documents: their links, the commands and files that they name, and the length of the README. */

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import GithubSlugger from "github-slugger";
import { describe, expect, it } from "vitest";

const DOCUMENTS = globSync(["*.md", "docs/*.md", "bench/**/*.md", "tests/fixtures/*/README.md"]).sort();

const textOf = (path: string) => readFileSync(path, "utf8");

/** Returns the first group of each match. */
function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, group = ""]) => group);
}

/** Returns the targets of links and pictures that are no addresses of other sites. */
function relativeLinks(text: string): string[] {
  return found(/\]\(([^)\s]+)\)/g, withoutCode(text)).filter((target) => !/^[a-z]+:/.test(target));
}

/** Returns the text without code, because links in it are examples. */
function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`]*`/g, "");
}

function withoutBlocks(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, "");
}

function anchorsOf(path: string): string[] {
  const slugger = new GithubSlugger();
  return found(/^#+ (.+)$/gm, withoutBlocks(textOf(path))).map((heading) => slugger.slug(heading));
}

describe.each(DOCUMENTS)("%s", (path) => {
  const text = textOf(path);

  it("links to files and headings that exist", () => {
    const broken = relativeLinks(text).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const location = file === "" ? path : join(dirname(path), file);
      return !existsSync(location) || (anchor !== undefined && !anchorsOf(location).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("names files of src and tests that exist", () => {
    // docs/design.md leaves out `src/`.
    const named = found(/`((?:src|tests|compiler|edge|formats|pack|model)\/[^`\s*{]+)`/g, text);
    expect(named.filter((file) => !existsSync(file) && !existsSync(join("src", file)))).toEqual([]);
  });

  it("names commands that package.json has", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const unknown = found(/\bnpm run ([a-z][a-z:-]*)/g, text).filter((name) => !Object.hasOwn(scripts, name));
    expect(unknown).toEqual([]);
  });
});

describe("the documents", () => {
  it("are found, with links and commands, so that the tests above can fail", () => {
    expect(DOCUMENTS).toContain("bench/README.md");
    expect(relativeLinks(textOf("README.md")).length).toBeGreaterThan(10);
    expect(found(/\bnpm run ([a-z:-]+)/g, textOf("README.md"))).toContain("test:browser");
    expect(anchorsOf("docs/deploying.md")).toContain("the-free-plan");
  });

  it("begin with a README of at most 120 lines, which has the two commands", () => {
    const readme = textOf("README.md");
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
    expect(readme).toContain("npm ci && npm run dev");
    expect(readme).toContain("npm ci && npm test");
  });

  it("list every page of docs in the README", () => {
    const pages = DOCUMENTS.filter((path) => path.startsWith("docs/"));
    expect(pages.filter((page) => !relativeLinks(textOf("README.md")).includes(page))).toEqual([]);
  });

  it("explain each requirement that src and tests refer to", () => {
    const known = new Set(found(/^\| (\d+) \|/gm, textOf("docs/requirements.md")));
    const files = globSync(["src/**/*.ts", "tests/**/*.ts"]);
    const numbers = files.flatMap((file) =>
      found(/\brequirements? (\d+(?:(?:, | and | to )\d+)*)/gi, textOf(file)),
    );
    const named = numbers.flatMap((list) => list.match(/\d+/g) ?? []);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((number) => !known.has(number))).toEqual([]);
  });
});
