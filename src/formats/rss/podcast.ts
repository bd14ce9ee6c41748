/**
 * Writes the RSS elements for podcast directories, of Apple (https://podcasters.apple.com/support/823) and of
 * the Podcast Index (https://podcasting2.org/docs/podcast-namespace). Only sites with `podcast:` in their
 * settings have them.
 */

import type { Article } from "../../model/article.ts";
import type { Podcast, Site } from "../../model/site.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import type { FeedHead } from "../envelope.ts";
import { type ExpectedTexts, textsOf } from "../expected.ts";
import type { Prefix } from "../namespaces.ts";

/** Returns the prefixes of the elements. They are the same in all documents of a site. */
export function podcastPrefixes({ podcast }: Pick<Site, "podcast">): Prefix[] {
  return podcast === undefined ? [] : ["itunes", "podcast"];
}

/** Returns the elements of the channel. */
export function podcastChannel({ site: { podcast }, podcastGuid }: FeedHead): string[] {
  if (podcast === undefined) return [];
  const { image, categories, explicit, author, owner, type, medium, locked } = podcast;
  return [
    `<itunes:image href="${xml(image)}"/>`,
    ...categories.map(category),
    `<itunes:explicit>${explicit}</itunes:explicit>`,
    `<itunes:author>${xml(author)}</itunes:author>`,
    owner === undefined
      ? ""
      : `<itunes:owner><itunes:name>${xml(owner.name)}</itunes:name><itunes:email>${xml(owner.email)}</itunes:email></itunes:owner>`,
    type === undefined ? "" : `<itunes:type>${type}</itunes:type>`,
    podcastGuid === undefined ? "" : `<podcast:guid>${podcastGuid}</podcast:guid>`,
    `<podcast:locked${owner === undefined ? "" : ` owner="${xml(owner.email)}"`}>${locked ? "yes" : "no"}</podcast:locked>`,
    `<podcast:medium>${medium}</podcast:medium>`,
  ];
}

function category({ name, within }: Podcast["categories"][number]): string {
  const own = `<itunes:category text="${xml(name)}"/>`;
  return within === undefined ? own : `<itunes:category text="${xml(within)}">${own}</itunes:category>`;
}

/** Returns the elements of an item with a recording, each with a line end. */
export function podcastItem(article: Article, site: Site): string {
  return Object.entries(elementsOf(article, site))
    .flatMap(([name, value]) => (value === undefined ? [] : [`<${name}>${xml(value)}</${name}>\n`]))
    .join("");
}

/** Returns the texts that a parser must find in the item. */
export function expectedPodcast(article: Article, site: Site): ExpectedTexts {
  return Object.fromEntries(
    Object.entries(elementsOf(article, site)).map(([name, value]) => [name, textsOf(value)]),
  );
}

/** Returns the text of each element. Items of sites without `podcast:` have none. */
function elementsOf(
  { recording, authors }: Article,
  { podcast }: Site,
): Readonly<Record<string, string | undefined>> {
  if (podcast === undefined) return {};
  const names = authors.map(({ name }) => name).join(", ");
  return {
    "itunes:duration": recording?.duration === undefined ? undefined : String(recording.duration),
    "itunes:author": recording === undefined || names === "" ? undefined : names,
  };
}
