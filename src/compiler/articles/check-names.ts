/** Checks that no two articles share an id or an address, earlier addresses included. */

import { errorAt, type Place, type Problem, quote } from "../ground/problem.ts";
import type { NamedArticle, Story } from "./assemble.ts";

export function checkNames(stories: readonly Story[]): Problem[] {
  return [
    // Two ids are checked: the served one and the UUID, because another article's guid may equal this
    // article's UUID.
    ...repeats(stories, ({ id, ownUuid }) => [id, ownUuid], idAsWritten),
    ...repeats(
      stories,
      ({ slug }) => [slug],
      ({ slug }) => ["slug", slug],
    ),
    ...checkArticleAliases(stories),
  ];
}

function idAsWritten({ seed: { guid }, ownId }: NamedArticle): ["id" | "guid", string] {
  return guid === undefined ? ["id", ownId] : ["guid", guid];
}

/**
 * Returns an error for each story that has a key of an earlier one. `asWritten` returns the key's field and
 * value in the file.
 */
function repeats(
  stories: readonly Story[],
  keysOf: (story: Story) => readonly string[],
  asWritten: (one: NamedArticle) => ["id" | "guid" | "slug", string],
): Problem[] {
  const first = new Map<string, Story>();
  return stories.flatMap((story) => {
    const keys = keysOf(story);
    const earlier = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    if (earlier === undefined) {
      for (const key of keys) first.set(key, story);
      return [];
    }
    const [what, written] = asWritten(namerOf(story));
    const found = `${what} ${quote(written)} is the same as in ${namerOf(earlier).file.path}`;
    const expected = `${what === "id" ? "an" : "a"} \`${what}:\` of its own${what === "guid" ? "" : ", or another file name"}`;
    return [errorAt(placeOf(namerOf(story), what), found, expected)];
  });
}

function checkArticleAliases(stories: readonly Story[]): Problem[] {
  const bySlug = new Map(stories.map((story) => [story.slug, story]));
  const byAlias = new Map<string, Story>();
  return stories.flatMap((story) =>
    story.aliases.flatMap((alias) => {
      const place = placeOfAlias(story, alias);
      const owner = bySlug.get(alias);
      if (owner === story)
        return [
          errorAt(place, `alias ${quote(alias)} is the article's present slug`, "an earlier slug of it"),
        ];
      const rival = owner ?? byAlias.get(alias);
      if (rival === undefined) byAlias.set(alias, story);
      if (rival === undefined || rival === story) return [];
      const whose = owner === undefined ? "an alias" : "the slug";
      return [
        errorAt(
          place,
          `alias ${quote(alias)} is ${whose} of ${rival.file.path} too`,
          "a slug that no other article has or had before",
        ),
      ];
    }),
  );
}

/** Returns the take (version of a report) that decides a story's id and slug. */
function namerOf(story: Story): NamedArticle {
  return story.earlier[0] ?? story;
}

function placeOfAlias(story: Story, alias: string): Place {
  const takes: NamedArticle[] = [story, ...story.earlier];
  const writer = takes.find(({ seed }) => seed.aliases?.includes(alias));
  return writer === undefined
    ? placeOf(story.earlier.find(({ slug }) => slug === alias) ?? story, "slug")
    : placeOf(writer, "aliases");
}

function placeOf({ file, seed }: NamedArticle, field: string): Place {
  return { path: file.path, line: seed.lines?.[field] };
}
