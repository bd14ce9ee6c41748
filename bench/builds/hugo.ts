/** Builds the same articles with Hugo (https://gohugo.io), if it is installed, for comparison. */

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeSeeds } from "../articles.ts";
import { temporaryFolder } from "../clean-up.ts";
import { runCommand } from "./command.ts";

const CONFIGURATION = `baseURL = "https://feeds.example.org/"
title = "Reports from the Quay"
disableKinds = ["sitemap"]
[taxonomies]
topic = "topics"
author = "authors"
[services.rss]
limit = 50
`;

/** The templates of pages: a page for each article, and a list for the site, each topic and each author. */
const TEMPLATES = {
  "single.html": "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n",
  "list.html":
    "<!doctype html><title>{{ .Title }}</title>{{ range first 20 .Pages }}<a href='{{ .Permalink }}'>{{ .Title }}</a>{{ end }}\n",
};

/** Returns Hugo's version, or undefined if it is not installed. */
export function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? /v[\d.]+/.exec(stdout)?.[0] : undefined;
}

/** Returns the seconds of a build of generated articles from nothing. */
export async function measureHugo(articles: number): Promise<number> {
  const folder = temporaryFolder();
  await writeSeeds(join(folder, "content"), articles);
  writeFileSync(join(folder, "config.toml"), CONFIGURATION);
  const layouts = join(folder, "layouts/_default");
  mkdirSync(layouts, { recursive: true });
  for (const [name, template] of Object.entries(TEMPLATES)) writeFileSync(join(layouts, name), template);
  return (await runCommand("hugo", ["--quiet"], folder)).seconds;
}
