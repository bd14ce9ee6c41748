import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { bundleIn, LIST } from "../../../src/compiler/cache/bundle.ts";
import { writeBundle } from "../../../src/compiler/output/write-bundle.ts";
import { environmentWith } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";

type ProjectCopy = { readonly program: string; readonly bundles: string };

/** Copies the project, because the compiler's caches are in the project's folder. Links the packages. */
async function copyOfProject(name = "project"): Promise<ProjectCopy> {
  const project = join(await folderOf({}), name);
  await cp("src", join(project, "src"), { recursive: true });
  await mkdir(join(project, "node_modules"));
  for (const one of await readdir("node_modules"))
    if (one !== ".cache") await symlink(resolve("node_modules", one), join(project, "node_modules", one));
  return {
    program: join(project, "src/compiler/main.js"),
    bundles: join(project, "node_modules/.cache/seedcast/compiler"),
  };
}

/** Runs the program in a process, because only a process loads the compiler anew. */
function build({ program }: ProjectCopy, cwd: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [program, "build", ...args], {
    cwd,
    env: environmentWith(),
    encoding: "utf8",
  });
  return stderr + stdout;
}

async function bundleOf({ bundles }: ProjectCopy): Promise<string> {
  const [name = ""] = await readdir(bundles);
  return join(bundles, name);
}

const ARTICLE = "---\ndate: 2024-05-04\ntopics: [Shipping]\n---\n# A pilot boards\n\nA [pilot](/x) boards.\n";

it("is made by the second build, and loaded from then on with the same results", async () => {
  const project = await copyOfProject();
  const cwd = await folderOf({ "seeds/pilot.md": ARTICLE });
  const pack = async () =>
    Promise.all(["index.bin", "pieces.bin"].map((name) => readFile(join(cwd, "build", name))));

  build(project, cwd);
  expect(existsSync(project.bundles)).toBe(false);
  const printed = build(project, cwd);
  const fromSources = await pack();
  const bundle = await bundleOf(project);
  expect(await readdir(bundle)).toEqual(expect.arrayContaining(["dev", "records", "start.js"]));

  expect(build(project, cwd, "--no-cache")).toBe(printed);
  expect(await pack()).toEqual(fromSources);
  await replaceStart(bundle, "console.log('The bundle runs.');\n");
  expect(build(project, cwd)).toBe("The bundle runs.\n");
});

it("is made again if a file is missing or empty, as after a power failure", async () => {
  const project = await copyOfProject();
  const cwd = await folderOf({ "seeds/pilot.md": ARTICLE });
  build(project, cwd);
  const printed = build(project, cwd);
  const bundle = await bundleOf(project);
  const names = await readdir(bundle);
  const [chunk = ""] = names.filter((name) => name.startsWith("chunk-"));

  await rm(join(bundle, chunk));
  expect(build(project, cwd)).toBe(printed);
  expect(await readdir(bundle)).toEqual(names);
  await writeFile(join(bundle, "start.js"), "");
  expect(build(project, cwd)).toBe(printed);
  expect(await readFile(join(bundle, "start.js"), "utf8")).not.toBe("");
  for (const name of names) await rm(join(bundle, name), { recursive: true });
  expect(build(project, cwd)).toBe(printed);
  expect(await readdir(bundle)).toEqual(names);
});

it("is loaded in a project whose folder has unusual characters", async () => {
  const project = await copyOfProject(`it's "new" *?#%25`);
  const cwd = await folderOf({ "seeds/pilot.md": ARTICLE });
  build(project, cwd);
  build(project, cwd);
  await replaceStart(await bundleOf(project), "console.log('The bundle runs.');\n");
  expect(build(project, cwd)).toBe("The bundle runs.\n");
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
