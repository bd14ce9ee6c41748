/** Holds that no two articles share an id or an address, those of earlier days included. */

import type { Named, Story } from "./assemble.ts";
import { errorAt, type Place, quote, type SeedProblem } from "./problem.ts";

export function checkNames(stories: readonly Story[]): SeedProblem[] {
  return [
    ...repeats(stories, ({ ownId }) => ownId, "id"),
    ...repeats(stories, ({ slug }) => slug, "slug"),
    ...checkAliases(stories),
  ];
}

function repeats(stories: readonly Story[], keyOf: (story: Story) => string, what: "id" | "slug"): SeedProblem[] {
  const first = new Map<string, Story>();
  return stories.flatMap((story) => {
    const earlier = first.get(keyOf(story));
    if (earlier === undefined) first.set(keyOf(story), story);
    if (earlier === undefined) return [];
    const found = `${what} ${quote(keyOf(story))} is that of ${namerOf(earlier).file.path} too`;
    return [errorAt(placeOf(namerOf(story), what), found, `a \`${what}:\` of its own, or another file name`)];
  });
}

function checkAliases(stories: readonly Story[]): SeedProblem[] {
  const bySlug = new Map(stories.map((story) => [story.slug, story]));
  const byAlias = new Map<string, Story>();
  return stories.flatMap((story) =>
    story.aliases.flatMap((alias) => {
      const place = placeOfAlias(story, alias);
      const owner = bySlug.get(alias);
      if (owner === story)
        return [errorAt(place, `alias ${quote(alias)} is the article's slug as it is`, "a slug that it had before")];
      const rival = owner ?? byAlias.get(alias);
      if (rival === undefined) byAlias.set(alias, story);
      if (rival === undefined || rival === story) return [];
      const whose = owner === undefined ? "an alias" : "the slug";
      return [
        errorAt(place, `alias ${quote(alias)} is ${whose} of ${rival.file.path} too`, "a slug that no other article has or had"),
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
