/** `npm run dev` without wrangler: the options, the compiler in its thread, and its server. */

import { readdirSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { parse } from "smol-toml";
import { describe, expect, it, vi } from "vitest";
import { withDev } from "../../support/dev.ts";
import { png } from "../../support/pictures.ts";
import { run } from "../../support/program.ts";
import { folderOf } from "../../support/seeds.ts";
import { waitFor } from "../../support/wait.ts";

const md = (title: string) => `---\ntitle: ${title}\ndate: 2024-05-04\ntopics: []\n---\nA pilot boards.\n`;

describe("the options", () => {
  it.each<[args: string[], passed: string[]]>([
    [[], ["--log-level", "warn"]],
    [
      ["--seeds", "posts", "--port", "9000"],
      ["--log-level", "warn", "--port", "9000"],
    ],
    [["--tunnel"], ["--log-level", "warn", "--tunnel"]],
    [
      ["--log-level", "debug"],
      ["--log-level", "debug"],
    ],
  ])("%j go to wrangler, except the folder of seeds", async (args, passed) => {
    const cwd = await folderOf({ "seeds/pilots.md": md("Pilots"), "posts/pilots.md": md("Pilots") });
    await withDev(
      cwd,
      args,
      async (dev) => {
        expect(dev.args).toEqual([
          ...["dev", "--config", "wrangler.dev.toml", "--var", `COMPILER:${dev.compiler}`],
          ...passed,
        ]);
        expect(dev.env).toMatchObject({ PATH: "/bin" });
      },
      { PATH: "/bin" },
    );
  });

  it.each(["--remote", "-r"])(
    "%s builds with wrangler alone, because Cloudflare cannot reach the compiler",
    async (option) => {
      const startWrangler = vi.fn(async () => 3);
      const { status } = await run(
        await folderOf({}),
        ["dev", "--seeds", "posts", option],
        { PATH: "/bin" },
        { startWrangler },
      );
      expect([status, startWrangler.mock.calls]).toEqual([
        3,
        [[["dev", option], { PATH: "/bin", SEEDS_DIR: "posts" }, undefined]],
      ]);
    },
  );

  it("links follow the port that wrangler opens", async () => {
    const { stdout } = await withDev(await folderOf({ "seeds/pilots.md": md("Pilots") }), [], async (dev) => {
      const home = async () => (await (await dev.app()).request("/rss.xml")).text();
      expect(await home()).toContain("<link>http://localhost:8787/articles/pilots</link>");
      dev.open(9001);
      await waitFor("the other port", async () =>
        (await home()).includes("<link>http://localhost:9001/articles/"),
      );
    });
    expect(stdout).toContain("http://localhost:9001 is ready");
  });
});

describe("the configuration", () => {
  it("runs the Worker as the deployed configuration does", async () => {
    const read = async (path: string) => parse(await readFile(path, "utf8"));
    const { main, build, assets, observability, ...deployed } = await read("wrangler.toml");
    expect([main, build]).toEqual(["build/worker.ts", { command: "npm run --silent build" }]);
    // In `npm run dev`, the compiler serves the files, and Cloudflare records nothing.
    expect(assets).toEqual({
      directory: "build/assets",
      binding: "ASSETS",
      run_worker_first: expect.arrayContaining(["/*.mp3"]),
      html_handling: "none",
    });
    expect(observability).toEqual({ enabled: true });
    expect(await read("wrangler.dev.toml")).toEqual({ ...deployed, main: "src/edge/dev.ts" });
  });
});

describe("the compiler's server", () => {
  it("answers with the last pack while the compiler works", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, at) => [`seeds/day-${at}.md`, md(`Day ${at}`)]),
    );
    const cwd = await folderOf({ ...many, "seeds/pilots.md": md("Pilots") });
    await withDev(cwd, [], async ({ compiler }) => {
      const version = async () => (await fetch(`${compiler}/site`)).headers.get("ETag");
      const before = await version();
      // A setting that concerns all articles, so that no earlier result is of use.
      await writeFile(join(cwd, "seeds/_site.yaml"), "timezone: Europe/Oslo\n");
      let answers = 0;
      await waitFor(
        "another version",
        async () => {
          answers += 1;
          return (await version()) !== before;
        },
        { pace: 5 },
      );
      // If requests waited, the second one would have the new version.
      expect(answers).toBeGreaterThan(5);
    });
  });

  it("sends no pack again that the Worker has", async () => {
    await withDev(await folderOf({ "seeds/pilots.md": md("Pilots") }), [], async ({ compiler }) => {
      const { headers } = await fetch(`${compiler}/site`);
      const tag = headers.get("ETag") ?? "";
      expect((await fetch(`${compiler}/site`, { headers: { "If-None-Match": tag } })).status).toBe(304);
      expect((await fetch(`${compiler}/index/of-another-pack`)).status).toBe(404);
    });
  });

  it("listens on the loopback address, and refuses a web page whose name leads to this machine", async () => {
    await withDev(await folderOf({ "seeds/pilots.md": md("Pilots") }), [], async ({ compiler }) => {
      expect(compiler).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const status = await new Promise((resolve) => {
        const headers = { Host: "rebound.example" };
        request(`${compiler}/site`, { headers }, (response) => resolve(response.resume().statusCode)).end();
      });
      expect(status).toBe(403);
    });
  });

  it("has the errors, and the last good pack", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": md("Pilots") });
    const { stdout } = await withDev(cwd, [], async ({ compiler, app }) => {
      await app();
      await writeFile(join(cwd, "seeds/pilots.md"), "---\ndate: soon\n---\nA pilot boards.\n");
      const errors = await waitFor("the errors", async () => {
        const { errors } = (await (await fetch(`${compiler}/site`)).json()) as { errors: string };
        return errors === "" ? undefined : errors;
      });
      expect(errors).toMatch(/^seeds\/pilots\.md:2: date "soon" is not a date; expected YYYY-MM-DD[^\n]*$/);
      expect(await (await (await app()).request("/feed.json")).text()).toContain("Pilots");
    });
    expect(stdout).toContain("seeds/pilots.md: 1 error; the last good build is still served\n");
  });
});

describe("the line for a saved file", () => {
  it("names no file that an editor wrote in between, and counts articles that are not shown yet", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": md("Pilots"), "seeds/tides.md": md("Tides") });
    const { stdout } = await withDev(cwd, [], async ({ app }) => {
      await app();
      await writeFile(join(cwd, "seeds/sedYCIk36"), md("Pilots").replace("2024", "2124"));
      await rename(join(cwd, "seeds/sedYCIk36"), join(cwd, "seeds/pilots.md"));
      await waitFor(
        "the change",
        async () => !(await (await (await app()).request("/feed.json")).text()).includes("Pilots"),
      );
    });
    expect(stdout).toMatch(/^seeds\/pilots\.md: 2 articles, 1 scheduled, \d+\.\d\d s$/m);
    expect(stdout).not.toContain("sedYCIk36");
  });
});

describe("build/", () => {
  it("is as before, so that npm run build lists no article as edited", async () => {
    const cwd = await folderOf({
      "seeds/pilots.md": `${md("Pilots")}![](quay.png)\n`,
      "seeds/quay.png": png(4, 3),
    });
    await run(cwd, ["build"]);
    await withDev(cwd, ["--port", "9000"], async (dev) => {
      await dev.app();
      expect((await run(cwd, ["build"])).stdout).toMatch(/^no changes, /m);
    });
    expect((await run(cwd, ["build"])).stdout).toMatch(/^no changes, /m);
    expect(readdirSync(join(cwd, "build/dev"))).toEqual([]);
  });

  it("loses the pictures of a dev server that was killed", async () => {
    const cwd = await folderOf({ "seeds/pilots.md": md("Pilots") });
    // No process has this number.
    await mkdir(join(cwd, "build/dev/99999999"), { recursive: true });
    await withDev(cwd, [], async () => {
      expect(readdirSync(join(cwd, "build/dev"))).toEqual([String(process.pid)]);
    });
  });
});
