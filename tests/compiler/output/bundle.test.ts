import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { bundleIn, LIST } from "../../../src/compiler/cache/bundle.ts";
import { writeBundle } from "../../../src/compiler/output/write-bundle.ts";
import { environmentWith, PROGRAM } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

/** Runs the program in a process, because only a process loads the compiler anew. */
function build(cwd: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, "build", ...args], {
    cwd,
    env: environmentWith(),
    encoding: "utf8",
  });
  return stderr + stdout;
}

const ARTICLE = "---\ndate: 2024-05-04\ntopics: [Shipping]\n---\n# A pilot boards\n\nA [pilot](/x) boards.\n";

it("is made by the second build, and loaded from then on with the same results", async () => {
  const cwd = await folderOf({ "seeds/pilot.md": ARTICLE });
  const bundle = bundleIn(join(cwd, "build/cache"));
  const pack = async () =>
    Promise.all(["index.bin", "pieces.bin"].map((name) => readFile(join(cwd, "build", name))));

  build(cwd);
  expect(existsSync(bundle)).toBe(false);
  const printed = build(cwd);
  const fromSources = await pack();
  expect(await readdir(bundle)).toContain("start.js");

  expect(build(cwd, "--no-cache")).toBe(printed);
  expect(await pack()).toEqual(fromSources);
  await replaceStart(bundle, "console.log('The bundle runs.');\n");
  expect(build(cwd)).toBe("The bundle runs.\n");
});

it("is made again if a file is missing or empty, as after a power failure", async () => {
  const cwd = await folderOf({ "seeds/pilot.md": ARTICLE });
  const bundle = bundleIn(join(cwd, "build/cache"));
  await mkdir(bundle, { recursive: true });
  build(cwd);
  const printed = build(cwd);
  const names = await readdir(bundle);
  const [chunk = ""] = names.filter((name) => name.startsWith("chunk-"));

  await rm(join(bundle, chunk));
  expect(build(cwd)).toBe(printed);
  expect(await readdir(bundle)).toEqual(names);
  await writeFile(join(bundle, "start.js"), "");
  expect(build(cwd)).toBe(printed);
  expect(await readFile(join(bundle, "start.js"), "utf8")).not.toBe("");
});

it("has all files where they are expected if the project's folder has unusual characters", async () => {
  const project = join(await folderOf({}), `it's "new" *?#%25`);
  await cp("src", join(project, "src"), { recursive: true });
  await symlink(resolve("node_modules"), join(project, "node_modules"));
  const module = pathToFileURL(join(project, "src/compiler/output/write-bundle.ts")).href;
  const code = `const { writeBundle } = await import(process.argv[1]); await writeBundle(process.argv[2], Date.now());`;
  const caches = join(project, "caches");
  spawnSync(process.execPath, ["--input-type=module", "--eval", code, module, caches]);
  const [bundle = ""] = await readdir(join(caches, "compiler"));
  expect(await readdir(join(caches, "compiler", bundle))).toEqual(
    expect.arrayContaining(["dev", "records", "start.js"]),
  );
});

/** Replaces the first file of a bundle, and its size in the list. */
async function replaceStart(bundle: string, code: string): Promise<void> {
  await writeFile(join(bundle, "start.js"), code);
  await writeFile(join(bundle, LIST), JSON.stringify({ "start.js": code.length }));
}

it("is kept for a day after the next one was made, because a dev server may still use it", async () => {
  const folder = await folderOf({ "compiler/earlier/start.js": "", "compiler/old/start.js": "" });
  const now = Date.now();
  const hour = 60 * 60;
  await utimes(join(folder, "compiler/earlier"), now / 1000, now / 1000 - 23 * hour);
  await utimes(join(folder, "compiler/old"), now / 1000, now / 1000 - 25 * hour);
  await writeBundle(folder, now);
  expect(await readdir(join(folder, "compiler"))).toEqual(
    expect.arrayContaining(["earlier", bundleIn(folder).split("/").at(-1)]),
  );
  expect(await readdir(join(folder, "compiler"))).toHaveLength(2);
});
