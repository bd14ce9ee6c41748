/** Makes a seed file from another site's entry: front matter and HTML. */

import { stringify } from "yaml";
import { plainText } from "../compiler/content/plain-text.ts";
import { MAX_DEPTH, sanitize } from "../compiler/content/sanitize.ts";
import { defined } from "../compiler/ground/defined.ts";
import { escapeEntities } from "../compiler/ground/entities.ts";
import { type Finding, quote } from "../compiler/ground/problem.ts";
import { addressField, guidField, languageField } from "../compiler/ground/schema.ts";
import { MAX_ARTICLE_BYTES } from "../compiler/ground/seeds.ts";
import { escapeInlineTags } from "../compiler/parse/inline-tags.ts";
import { isOwnPath } from "../compiler/site/own-paths.ts";
import { topicNamed } from "../compiler/topics/assign.ts";
import type { Vocabulary } from "../compiler/topics/vocabulary.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../model/instant.ts";
import { err, ok, type Result } from "../model/result.ts";
import type { Site } from "../model/site.ts";
import { oneLine, sendable } from "../model/text.ts";
import { splitAttachments, withAttachments, withPlayer } from "./attachments.ts";
import { parseFeedDate } from "./feed-date.ts";
import type { ForeignEntry, ForeignFeed } from "./foreign-feed.ts";
import { isTooDeep } from "./nesting.ts";
import { slugOfEntry } from "./slug-of-entry.ts";

export type Seed = {
  /** The name of the file, within its folder. */
  readonly name: string;
  readonly text: string;
};

export type SeedContext = {
  readonly site: Pick<Site, "language" | "timezone">;
  readonly vocabulary: Vocabulary;
  /** The feed. Its date and language apply to entries without a date or language. */
  readonly feed: Pick<ForeignFeed, "date" | "language">;
  /** True if any entry of the feed has categories. Then an entry without categories gets no topics. */
  readonly isCategorised: boolean;
  readonly now: Instant | undefined;
  /** Returns the slug, with a number if an article has it already or if the name of its file is taken. */
  readonly freeSlug: (slug: string, nameOf: (slug: string) => string) => string;
};

export type NewSeed = {
  readonly seed: Seed;
  readonly slug: string;
  /** Categories that are not topics of this site. */
  readonly unknownTopics: readonly string[];
  /** True if the entry has no date and got the date of the feed. */
  readonly datedAsFeed: boolean;
};

/**
 * The earliest date that is accepted. Earlier dates are errors of programs. For example, Go writes
 * `0001-01-01` for a missing date.
 */
const EARLIEST: Instant = Date.UTC(1000, 0, 1);

export function toSeed(entry: ForeignEntry, guid: string, context: SeedContext): Result<NewSeed, Finding> {
  const { site, vocabulary, feed, isCategorised, now = Number.POSITIVE_INFINITY } = context;
  const read = (written: string | undefined) => {
    const instant = written === undefined ? undefined : parseFeedDate(written, site.timezone);
    return instant === undefined || instant < EARLIEST ? undefined : instant;
  };
  if (!guidField.safeParse(guid).success)
    return err({ message: `guid ${quote(guid)}`, fix: "a guid without control characters" });
  const written = read(entry.published);
  const own = written ?? read(entry.updated);
  const published = own ?? read(feed.date);
  // If a scheduled article got the date of the feed, it would be published too early.
  if (published === undefined || (entry.release === "scheduled" && written === undefined)) {
    const found = entry.published === undefined ? "no date" : `date ${quote(entry.published)}`;
    return err({ message: found, fix: "a date that can be read, in the entry or in the feed" });
  }
  const { field: recording, player, others } = splitAttachments(entry.attachments);
  const html = sendable(withAttachments(withPlayer(entry.html, player), others)).trim();
  // The size is checked before the text is parsed. The build refuses larger files anyway.
  if (Buffer.byteLength(html) > MAX_ARTICLE_BYTES)
    return err({
      message: `a text of ${Buffer.byteLength(html)} bytes`,
      fix: `at most ${MAX_ARTICLE_BYTES}`,
    });
  if (isTooDeep(html))
    return err({
      message: `elements nested more than ${MAX_DEPTH} deep`,
      fix: `at most ${MAX_DEPTH}, because the build removes deeper tags`,
    });
  const day = toCalendarDay(published, site.timezone);
  const title = entry.title ?? (hasWords(html) ? undefined : day);
  if (entry.title === undefined && html === "" && recording === undefined)
    return err({ message: "neither a title nor a text", fix: "one of them" });

  const nameOf = (free: string) => `${free.startsWith(day) ? free : `${day}-${free}`}.html`;
  const isPage = entry.isPage === true;
  const wanted = slugOfEntry(entry, guid);
  const slug = context.freeSlug(isPage && isOwnPath(`/${wanted}`) ? `${wanted}-page` : wanted, nameOf);
  const topics = topicsOf(entry, vocabulary);
  const edited = read(entry.updated);
  // Programs can also date an edit in the future by mistake. The build refuses such an edit.
  const isEdited = edited !== undefined && edited > published && edited <= Math.max(now, published);
  const image = addressField.safeParse(entry.image).data;
  const frontMatter = defined({
    title: title === undefined ? undefined : asWritten(title),
    date: toRfc3339(published),
    updated: isEdited ? toRfc3339(edited) : undefined,
    page: isPage ? true : undefined,
    authors: isPage || entry.authors.length === 0 ? undefined : entry.authors.map(writtenAuthor),
    topics:
      !isPage && (topics.known.length > 0 || (isCategorised && topics.unknown.length === 0))
        ? topics.known
        : undefined,
    draft: entry.release === "draft" || (isPage && entry.release === "scheduled") ? true : undefined,
    publish_at: !isPage && entry.release === "scheduled" ? toRfc3339(published) : undefined,
    summary:
      entry.summary === undefined ? undefined : asWritten(oneLine(sendable(entry.summary))) || undefined,
    language: languageOf(entry, feed, site),
    image,
    image_alt: image === undefined ? undefined : entry.imageAlt,
    ...recording,
    slug,
    guid,
  });
  return ok({
    seed: {
      name: nameOf(slug),
      text: `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n${html}\n`,
    },
    slug,
    unknownTopics: topics.unknown,
    datedAsFeed: own === undefined,
  });
}

/** Returns true if there is text beside pictures. The compiler can make a headline of such text. */
function hasWords(html: string): boolean {
  return plainText(sanitize(html, (url) => ({ url })).html) !== "";
}

function writtenAuthor({
  name,
  url,
}: ForeignEntry["authors"][number]): string | { name: string; url: string } {
  const address = addressField.safeParse(url).data;
  return address === undefined ? name : { name, url: address };
}

function topicsOf(
  { categories }: ForeignEntry,
  vocabulary: Vocabulary,
): { known: string[]; unknown: string[] } {
  const known = new Set<string>();
  const unknown = new Set<string>();
  for (const names of categories) {
    const [name = "", ...others] = names.map((one) => oneLine(sendable(one)));
    // WordPress puts entries without a category into a category of this name.
    if (name === "" || /^uncategori[sz]ed$/i.test(name)) continue;
    const topic = [name, ...others]
      .map((one) => topicNamed(one, vocabulary))
      .find((one) => one !== undefined);
    if (topic === undefined) unknown.add(name);
    // A topic of the vocabulary is written as its slug, any other as the old site named it.
    else known.add(topic.coined ? name : topic.slug);
  }
  return { known: [...known], unknown: [...unknown] };
}

/**
 * Returns the language if it differs from the site's. A feed in `en-US` does not differ from a site in `en`.
 */
function languageOf(
  { language: own }: ForeignEntry,
  { language: general }: Pick<ForeignFeed, "language">,
  { language: usual }: Pick<Site, "language">,
): string | undefined {
  const tagOf = (written: string | undefined) =>
    languageField.safeParse(written?.trim().replaceAll("_", "-")).data;
  const language = tagOf(own) ?? tagOf(general);
  return language === usual || (tagOf(own) === undefined && language?.startsWith(`${usual}-`))
    ? undefined
    : language;
}

/** Escapes a text for front matter, because the build reads entities and tags in titles and summaries. */
function asWritten(text: string): string {
  return escapeInlineTags(escapeEntities(text));
}
