/**
 * Collects the data for the ledger (the record of published entries) from a build: names, dates and digests.
 * A digest covers an article's fields, not rendered bytes.
 */

import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import type { Topic } from "../../model/topic.ts";
import type { CompiledArticle, LedgerDigests } from "../articles/compiled-article.ts";
import type { WithheldArticle } from "../articles/name-articles.ts";
import { defined } from "../ground/defined.ts";
import { digestOfText } from "../ground/digest.ts";
import { authorSlug } from "../ground/identity.ts";
import type { LedgerEntry } from "./layout.ts";
import { templatesDigest } from "./templates.ts";

export type PublishedEntry = Omit<LedgerEntry, "recorded" | "changed" | "into" | "gone"> & {
  /** The file, for problems. */
  readonly path: string;
  readonly lines: Readonly<Record<string, number>>;
  /** The date of the withdrawal. From then on, the text is not published. */
  readonly withdrawal: Instant | undefined;
};

/** Everything that a build publishes, in the form that the ledger compares. */
export type PublishedBuild = {
  readonly site: string;
  readonly common: string;
  readonly entries: readonly PublishedEntry[];
  /** The own ids of folded takes (earlier versions of a report), each with the own id of its story. */
  readonly folded: ReadonlyMap<string, string>;
  /** The articles that a key such as `draft: true` keeps private. The keys are the articles' own ids. */
  readonly drafts: ReadonlyMap<string, WithheldArticle>;
  /** The slugs and earlier slugs of all topics. */
  readonly topics: ReadonlySet<string>;
  /** The former paths that the site redirects. */
  readonly redirects: ReadonlySet<string>;
};

export type Build = {
  readonly site: Site;
  readonly topics: readonly Topic[];
  readonly articles: readonly CompiledArticle[];
  readonly drafts: readonly WithheldArticle[];
  readonly redirects: Readonly<Record<string, string>>;
};

export function publishedBuild({ site, topics, articles, drafts, redirects }: Build): PublishedBuild {
  return {
    site: site.id,
    common: digestOf([templatesDigest(), settingsOf(site), topics.flatMap(printedOf)]),
    entries: articles.map(toPublishedEntry),
    folded: new Map(
      articles.flatMap(({ ownId, formerIds }) => formerIds.map((former) => [former, ownId] as const)),
    ),
    drafts: new Map(drafts.map((draft) => [draft.ownId, draft])),
    topics: new Set(topics.flatMap(({ slug, aliases = [] }) => [slug, ...aliases])),
    redirects: new Set(Object.keys(redirects)),
  };
}

function toPublishedEntry({
  article,
  ownId,
  path,
  name,
  seed,
  digests,
  notices: allNotices,
}: CompiledArticle): PublishedEntry {
  const { id, slug, aliases, title, published, updated, publishAt, expires, unlisted, withdrawn } = article;
  const notices = allNotices.map((notice) => notice.article.id);
  return {
    path,
    lines: seed.lines ?? {},
    withdrawal: withdrawn?.date,
    ownId,
    id,
    slug,
    aliases,
    file: name,
    title,
    published,
    updated,
    publishAt,
    expires,
    topics: article.topics.map((topic) => topic.slug),
    authors: [...new Set(article.authors.map(authorSlug))],
    text: digests.text,
    digest: digests.entry,
    ...defined({ notices: notices.length === 0 ? undefined : notices }),
    unlisted,
  };
}

/** Returns the digests of an article. */
export function ledgerDigests(article: Article, site: Site): LedgerDigests {
  const { authors, topics, published, publishAt, expires, slug, withdrawn, corrections, recording } = article;
  const text = digestOf(writtenText(article, site));
  const slugs = topics.map((topic) => topic.slug);
  // The labels of the vocabulary's topics are not here. The digest of the site's settings and topics has
  // them.
  const labels = topics.filter(({ coined }) => coined).map(({ label }) => label);
  const fields = [text, authors, slugs, published, publishAt, expires, slug, withdrawn, corrections];
  // A field that few articles have is added only for these. So the digests in earlier ledgers stay the same.
  const more = [...(recording === undefined ? [] : [recording]), ...(labels.length === 0 ? [] : [labels])];
  return { text, entry: digestOf([...fields, ...more]) };
}

/**
 * Returns the words of an article. The site's domain is removed from links to the site itself, because each
 * build may have another domain.
 */
function writtenText(
  { title, summary, contentHtml, image, language, dateline, credit, canonical, label }: Article,
  { url }: Site,
): unknown[] {
  const relative = (content = "") => content.replaceAll(`${url}/`, "/");
  return [
    title,
    summary,
    relative(contentHtml),
    relative(image?.url),
    image?.alt,
    language,
    dateline,
    credit,
    label,
    ...(canonical === undefined ? [] : [canonical]),
  ];
}

/** Returns the settings that feeds contain. */
function settingsOf({ id: _, revised: __, indexNow: ___, ...printed }: Site): unknown {
  return printed;
}

/**
 * Returns the fields of a topic that feeds contain. Returns none for a topic that only articles name, because
 * the digests of these articles contain its label.
 */
function printedOf({ slug, label, description, iptc, broader, coined }: Topic): unknown[] {
  return coined ? [] : [[slug, label, description, iptc, broader]];
}

function digestOf(value: unknown): string {
  return digestOfText(JSON.stringify(value));
}
