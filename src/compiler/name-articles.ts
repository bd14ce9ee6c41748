/** Decides what each article is known by, before anything is rendered: its id, its slug, its date. */

import { posix } from "node:path";
import type { Instant } from "../model/instant.ts";
import type { Named } from "./assemble.ts";
import { identityOf, slugify } from "./identity.ts";
import { dateOfFileName } from "./parse/date.ts";
import type { Draft } from "./parse/draft.ts";
import { parseArticle } from "./parse/parse.ts";
import { errorAt, noteAt, type SeedProblem } from "./problem.ts";
import type { ArticleFile } from "./seeds.ts";
import type { SiteSettings } from "./site-file.ts";
import { dateFrom } from "./undated.ts";
import { withinDepth } from "./within-depth.ts";

export type NamedArticles = {
  readonly named: readonly Named[];
  readonly drafts: readonly WithheldArticle[];
};

/** A file that a mark keeps from being published. */
export type WithheldArticle = Pick<Named, "file" | "ownId"> & {
  /** The mark, as reports show it: `draft`, `status: private`. */
  readonly withheld: string;
};

/** The articles that can be named, and the drafts, which are left out; what stands against the others is added to `problems`. */
export async function nameArticles(
  files: readonly ArticleFile[],
  settings: SiteSettings,
  problems: SeedProblem[],
  progress: (done: number, total: number) => void,
): Promise<NamedArticles> {
  const named: Named[] = [];
  const drafts: WithheldArticle[] = [];
  for (const [at, file] of files.entries()) {
    progress(at, files.length);
    const parsed = withinDepth(file.path, () => parseArticle(file, settings.site));
    const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
    const withheld = file.withheld ?? (parsed.ok ? parsed.value.draft.withheld : undefined);
    if (withheld !== undefined) {
      problems.push(noteAt({ path: file.path }, `${withheld}, not published`));
      const { ownId } = identityOf(parsed.ok ? parsed.value.draft : {}, stem, settings.site.id);
      drafts.push({ file, ownId, withheld });
      continue;
    }
    problems.push(...(parsed.ok ? parsed.value.warnings : parsed.error));
    if (!parsed.ok) continue;
    const { draft } = parsed.value;
    const identity = identityOf(draft, stem, settings.site.id);
    const published = await publishedOf(file, draft, settings);
    if (published === undefined) {
      const line = file.kind === "txt" ? "`Date: YYYY-MM-DD`" : "`date: YYYY-MM-DD` in the front matter";
      problems.push(
        errorAt(
          { path: file.path, line: 1 },
          "no date",
          `a line ${line}, or a file name such as 2021-11-02-${posix.basename(file.path)}`,
        ),
      );
      continue;
    }
    const slug = draft.slug ?? slugify(stem).slice(0, 200).replace(/-+$/, "");
    if (slug === "") {
      problems.push(
        errorAt({ path: file.path }, "no letter or digit in the file's name", "a `slug:`, or another name"),
      );
      continue;
    }
    named.push({ file, draft, ...identity, slug, published });
  }
  return { named, drafts };
}

/** What the text says, else the file's name, else when it is to appear, else what the site chose for undated articles. Never the current time. */
async function publishedOf(
  file: ArticleFile,
  draft: Draft,
  { site: { timezone }, undated }: SiteSettings,
): Promise<Instant | undefined> {
  const written = draft.published ?? dateOfFileName(posix.basename(file.name), timezone) ?? draft.publishAt;
  return written ?? (undated === undefined ? undefined : dateFrom(undated, file.location));
}
