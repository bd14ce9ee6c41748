/** Files of `_public/`: served at the root as they are, unless the site has or could have their address. */

import { mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { describeProblem } from "../../../src/compiler/ground/problem.ts";
import { isOwnPath } from "../../../src/compiler/site/own-paths.ts";
import { newsroomApp } from "../../support/newsroom.ts";
import { run } from "../../support/program.ts";
import { compileFiles, type Files, folderOf, problemsOf } from "../../support/seeds.ts";

const ARTICLE = "---\ntitle: How pilots work\ndate: 2024-05-04\ntopics: []\n---\nA pilot boards.\n";
const SITE = "redirects:\n  /Old.html: /rss.xml\n";

const seeds = (files: Files): Files => ({
  "pilots.md": ARTICLE,
  "_site.yaml": SITE,
  ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`_public/${name}`, content])),
});

async function pathsOf(files: Files): Promise<string[]> {
  const compiled = await compileFiles(seeds(files));
  if (!compiled.ok) throw new Error(compiled.error.map(describeProblem).join("\n"));
  expect(compiled.value.warnings).toEqual([]);
  return compiled.value.publicFiles.map(({ path }) => path);
}

describe("files of _public/", () => {
  it("are served under their names, with all folders", async () => {
    const names = [
      ".well-known/acme/.inner/token",
      ".well-known/security.txt",
      "ads.txt",
      "google123.html",
      "reports/_draft/index.html",
      "reports/rss.xml",
      "Ås 100%.txt",
    ];
    const files = Object.fromEntries(names.map((name) => [name, "text"]));
    expect(await pathsOf(files)).toEqual(names.map((name) => `/${name}`));
  });

  it("are not read as articles, pictures or settings", async () => {
    expect(await pathsOf({ "a.md": "no date", "b.png": "no picture", "_site.yaml": "url: no" })).toEqual([
      "/_site.yaml",
      "/a.md",
      "/b.png",
    ]);
  });

  it("leave out files of systems, editors and version control", async () => {
    const names = [".DS_Store", "Thumbs.db", "ads.txt~", "x.swp", "._ads.txt", ".gitkeep", ".git/config"];
    expect(await pathsOf(Object.fromEntries(names.map((name) => [name, "x"])))).toEqual([]);
  });

  const OWN = "is an address of the site itself; expected another name";
  it.each([
    ["rss.xml", `"/rss.xml" ${OWN}`],
    ["RSS.XML", `"/RSS.XML" ${OWN}`],
    ["feed", `"/feed" ${OWN}`],
    ["feed.xml", `"/feed.xml" ${OWN}`],
    ["index.html", `"/index.html" ${OWN}`],
    ["topics/arctic.html", `"/topics/arctic.html" ${OWN}`],
    ["tag/arctic", `"/tag/arctic" ${OWN}`],
    ["articles/pilots", `"/articles/pilots" ${OWN}`],
    ["search.html", `"/search.html" ${OWN}`],
    ["sitemap/1.xml", `"/sitemap/1.xml" ${OWN}`],
    ["robots.txt", `"/robots.txt" ${OWN}`],
    ["favicon.png", `"/favicon.png" ${OWN}`],
    ["media/a.png", `"/media/a.png" ${OWN}`],
    ["assets/a.css", `"/assets/a.css" ${OWN}`],
    ["archive/1/x", `"/archive/1/x" ${OWN}`],
    ["old.html", '"/old.html" is redirected, or is a page or file of the site; expected another name'],
    [
      "_redirects",
      "a file with settings for Cloudflare, which the build writes itself; expected `redirects` in _site.yaml",
    ],
    ["_headers", "a file with settings for Cloudflare, which the build writes itself; expected no such file"],
    [
      ".assetsignore",
      "a file with settings for Cloudflare, which the build writes itself; expected no such file",
    ],
    [
      "_worker.js/index.js",
      "a file with settings for Cloudflare, which the build writes itself; expected no such file",
    ],
    [".env", "a hidden file, which may hold a secret; expected a name that does not start with a dot"],
    [
      ".well-known/.htpasswd",
      "a hidden file, which may hold a secret; expected a name that does not start with a dot",
    ],
  ])("may not be called %s", async (name, problem) => {
    expect(await problemsOf(seeds({ [name]: "x", "ads.txt": "x" }))).toEqual([`_public/${name}: ${problem}`]);
  });

  it("are no symbolic links, and neither is the folder", async () => {
    const [folder, other] = [await folderOf({ "pilots.md": ARTICLE }), await folderOf({ "secret.txt": "x" })];
    const problems = async () => {
      const compiled = await compile({ folder });
      return compiled.ok ? [] : compiled.error.map((one) => describeProblem(one).replace(`${folder}/`, ""));
    };
    await mkdir(join(folder, "_public"));
    await symlink(join(other, "secret.txt"), join(folder, "_public/a.txt"));
    await symlink(other, join(folder, "_public/b"));
    expect(await problems()).toEqual([
      "_public/a.txt: a symbolic link or special file; expected a regular file",
      "_public/b: a symbolic link or special file; expected a regular file",
    ]);
    await rm(join(folder, "_public"), { recursive: true });
    await symlink(other, join(folder, "_public"));
    expect(await problems()).toEqual(["_public: a file or a link; expected a folder"]);
  });

  it("are not larger than Cloudflare accepts", async () => {
    const folder = await folderOf(seeds({ "talk.txt": "" }));
    await truncate(join(folder, "_public/talk.txt"), 25 * 1024 * 1024 + 1);
    const compiled = await compile({ folder });
    expect(compiled.ok ? [] : compiled.error.map(({ message, fix }) => [message, fix])).toEqual([
      ["has 26214401 bytes", "at most 26214400"],
    ]);
  });
});

describe("paths of the site itself", async () => {
  const { routes } = await newsroomApp();
  const paths = routes.filter((path) => path !== "/");

  it("are read from the Worker, or this test would check nothing", () => {
    expect(paths.length).toBeGreaterThan(20);
  });

  it.each(paths)("include %s", (path) => {
    expect(isOwnPath(path.replace(/:\w+/g, "name"))).toBe(true);
  });

  it.each(["/ads.txt", "/.well-known/security.txt", "/about", "/google123.html", "/authors2"])(
    "do not include %s",
    (path) => {
      expect(isOwnPath(path)).toBe(false);
    },
  );
});

describe("a build", () => {
  it("copies the files, follows changes, and removes files that are gone", async () => {
    const cwd = await folderOf(
      Object.fromEntries(
        Object.entries(seeds({ "ads.txt": "one", "a/b/c.txt": "c", x: "file" })).map(([name, content]) => [
          `seeds/${name}`,
          content,
        ]),
      ),
    );
    const assets = join(cwd, "build/assets");
    const build = async () => {
      const { status, stdout, stderr } = await run(cwd, ["build"]);
      expect(stderr).toBe("");
      expect(status).toBe(0);
      return stdout;
    };
    const present = async () =>
      (await readdir(assets, { recursive: true }))
        .filter((name) => !/^(?:media|assets|favicon)|^_headers$/.test(name))
        .sort();
    expect(await build()).toContain(", 3 public files, ");
    expect(await present()).toEqual(["a", "a/b", "a/b/c.txt", "ads.txt", "x"]);
    const { mtimeMs } = await stat(join(assets, "a/b/c.txt"));

    await writeFile(join(cwd, "seeds/_public/ads.txt"), "two");
    await rm(join(cwd, "seeds/_public/x"));
    await mkdir(join(cwd, "seeds/_public/x"));
    await writeFile(join(cwd, "seeds/_public/x/y.txt"), "y");
    await build();
    expect(await present()).toEqual(["a", "a/b", "a/b/c.txt", "ads.txt", "x", "x/y.txt"]);
    expect(await readFile(join(assets, "ads.txt"), "utf8")).toBe("two");
    // `wrangler dev` reloads after each change.
    expect((await stat(join(assets, "a/b/c.txt"))).mtimeMs).toBe(mtimeMs);

    await rm(join(cwd, "seeds/_public/a"), { recursive: true });
    await rm(join(cwd, "seeds/_public/x"), { recursive: true });
    await writeFile(join(cwd, "seeds/_public/x"), "a file again");
    await build();
    expect(await present()).toEqual(["ads.txt", "x"]);

    await rm(join(cwd, "seeds/_public"), { recursive: true });
    expect(await build()).not.toContain("public file");
    expect(await present()).toEqual([]);
    expect((await readdir(assets)).sort()).toEqual([
      "_headers",
      "assets",
      "favicon.ico",
      "favicon.svg",
      "media",
    ]);
  });
});
