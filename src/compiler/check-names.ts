/** Holds that no two articles share an id or an address, those of earlier days included. */

import type { Named, Story } from "./assemble.ts";
import { articleId } from "./identity.ts";
import { errorAt, type Place, quote, type SeedProblem } from "./problem.ts";

export function checkNames(stories: readonly Story[], siteId: string): SeedProblem[] {
  return [
    // What is served, and what was minted even where a guid is served: another's guid may be this one's uuid.
    ...repeats(stories, ({ id, ownId }) => [id, articleId(siteId, ownId)], idAsWritten),
    ...repeats(
      stories,
      ({ slug }) => [slug],
      ({ slug }) => ["slug", slug],
    ),
    ...checkArticleAliases(stories),
  ];
}

function idAsWritten({ draft: { guid }, ownId }: Named): ["id" | "guid", string] {
  return guid === undefined ? ["id", ownId] : ["guid", guid];
}

/** No key of one may be a key of another; `asWritten` gives the field that decides it, with what stands there. */
function repeats(
  stories: readonly Story[],
  keysOf: (story: Story) => readonly string[],
  asWritten: (one: Named) => ["id" | "guid" | "slug", string],
): SeedProblem[] {
  const first = new Map<string, Story>();
  return stories.flatMap((story) => {
    const keys = keysOf(story);
    const earlier = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    if (earlier === undefined) {
      for (const key of keys) first.set(key, story);
      return [];
    }
    const [what, written] = asWritten(namerOf(story));
    const found = `${what} ${quote(written)} is that of ${namerOf(earlier).file.path} too`;
    const expected = `a \`${what}:\` of its own${what === "guid" ? "" : ", or another file name"}`;
    return [errorAt(placeOf(namerOf(story), what), found, expected)];
  });
}

function checkArticleAliases(stories: readonly Story[]): SeedProblem[] {
  const bySlug = new Map(stories.map((story) => [story.slug, story]));
  const byAlias = new Map<string, Story>();
  return stories.flatMap((story) =>
    story.aliases.flatMap((alias) => {
      const place = placeOfAlias(story, alias);
      const owner = bySlug.get(alias);
      if (owner === story)
        return [
          errorAt(place, `alias ${quote(alias)} is the article's slug as it is`, "a slug that it had before"),
        ];
      const rival = owner ?? byAlias.get(alias);
      if (rival === undefined) byAlias.set(alias, story);
      if (rival === undefined || rival === story) return [];
      const whose = owner === undefined ? "an alias" : "the slug";
      return [
        errorAt(
          place,
          `alias ${quote(alias)} is ${whose} of ${rival.file.path} too`,
          "a slug that no other article has or had",
        ),
      ];
    }),
  );
}

/** The file that gave a story its names. */
function namerOf(story: Story): Named {
  return story.earlier[0] ?? story;
}

function placeOfAlias(story: Story, alias: string): Place {
  const takes: Named[] = [story, ...story.earlier];
  const writer = takes.find(({ draft }) => draft.aliases?.includes(alias));
  return writer === undefined
    ? placeOf(story.earlier.find(({ slug }) => slug === alias) ?? story, "slug")
    : placeOf(writer, "aliases");
}

function placeOf({ file, draft }: Named, field: string): Place {
  return { path: file.path, line: draft.lines?.[field] };
}
