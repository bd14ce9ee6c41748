/** Decides what each article is known by, before anything is rendered: its id, its slug, its date. No two share an id or a slug. */

import { posix } from "node:path";
import type { Instant } from "../model/instant.ts";
import type { Named } from "./assemble.ts";
import { slugify } from "./identity.ts";
import { dateOfFileName } from "./parse/date.ts";
import type { Draft } from "./parse/draft.ts";
import { parseArticle } from "./parse/parse.ts";
import { errorAt, quote, type SeedProblem, warningAt } from "./problem.ts";
import type { ArticleFile } from "./seeds.ts";
import type { SiteSettings } from "./site-file.ts";
import { dateFrom } from "./undated.ts";
import { withinDepth } from "./within-depth.ts";

/** The articles that can be named; what stands against the others is added to `problems`. */
export async function nameArticles(
  files: readonly ArticleFile[],
  settings: SiteSettings,
  problems: SeedProblem[],
): Promise<Named[]> {
  const named: Named[] = [];
  for (const file of files) {
    const parsed = withinDepth(file.path, () => parseArticle(file, settings.site));
    problems.push(...(parsed.ok ? parsed.value.warnings : parsed.error));
    if (!parsed.ok) continue;
    const { draft } = parsed.value;
    if (draft.draft) {
      problems.push(warningAt({ path: file.path }, "a draft, left out", "`draft: false`, or no such line, to publish it"));
      continue;
    }
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
    const stem = posix.basename(file.name).replace(/\.[^.]+$/, "");
    // Some systems and archives write "é" as two characters: the same name all the same.
    const ownId = (draft.id ?? stem).normalize("NFC");
    const slug = draft.slug ?? slugify(stem).slice(0, 200).replace(/-+$/, "");
    if (slug === "") {
      problems.push(errorAt({ path: file.path }, "no letter or digit in the file's name", "a `slug:`, or another name"));
      continue;
    }
    named.push({ file, draft, ownId, slug, published });
  }
  reportRepeats(named, ({ ownId }) => ownId, "id", problems);
  reportRepeats(named, ({ slug }) => slug, "slug", problems);
  return named;
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

function reportRepeats(
  named: readonly Named[],
  keyOf: (one: Named) => string,
  what: "id" | "slug",
  problems: SeedProblem[],
): void {
  const first = new Map<string, Named>();
  for (const one of named) {
    const earlier = first.get(keyOf(one));
    if (earlier === undefined) first.set(keyOf(one), one);
    else {
      const found = `${what} ${quote(keyOf(one))} is that of ${earlier.file.path} too`;
      problems.push(
        errorAt({ path: one.file.path, line: one.draft.lines?.[what] }, found, `a \`${what}:\` of its own, or another file name`),
      );
    }
  }
}
