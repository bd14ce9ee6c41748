/** What a build publishes, as the ledger sees it: names, dates and digests of what was written, never of rendered bytes. */

import type { Article } from "../../model/article.ts";
import type { Site } from "../../model/site.ts";
import type { Topic } from "../../model/topic.ts";
import { digest } from "../../pack/digest.ts";

import { defined } from "../defined.ts";
import { authorSlug } from "../identity.ts";
import type { WithheldArticle } from "../name-articles.ts";
import { noticesOf } from "../notices.ts";
import type { CompiledArticle } from "../understand.ts";
import type { LedgerEntry } from "./layout.ts";
import { templatesDigest } from "./templates.ts";

export type PublishedEntry = Omit<LedgerEntry, "recorded" | "changed" | "into" | "gone"> & {
  /** For problems. */
  readonly path: string;
  readonly lines: Readonly<Record<string, number>>;
};

export type Published = {
  readonly site: string;
  readonly common: string;
  readonly entries: readonly PublishedEntry[];
  /** Takes without an entry of their own, by own id, and the own id of the story that each was folded into. */
  readonly folded: ReadonlyMap<string, string>;
  /** By own id. */
  readonly drafts: ReadonlyMap<string, WithheldArticle>;
  /** Every topic that answers, those of earlier days included. */
  readonly topics: ReadonlySet<string>;
  /** The old paths that the site redirects. */
  readonly redirects: ReadonlySet<string>;
};

export type Build = {
  readonly site: Site;
  readonly topics: readonly Topic[];
  readonly articles: readonly CompiledArticle[];
  readonly drafts: readonly WithheldArticle[];
  readonly redirects: Readonly<Record<string, string>>;
};

export async function publishedBy({ site, topics, articles, drafts, redirects }: Build): Promise<Published> {
  return {
    site: site.id,
    common: await digestOf([await templatesDigest(), settingsOf(site), topics.flatMap(printedOf)]),
    entries: await Promise.all(articles.map((article) => toEntry(article, site))),
    folded: new Map(
      articles.flatMap(({ ownId, formerIds }) => formerIds.map((former) => [former, ownId] as const)),
    ),
    drafts: new Map(drafts.map((draft) => [draft.ownId, draft])),
    topics: new Set(topics.flatMap(({ slug, aliases = [] }) => [slug, ...aliases])),
    redirects: new Set(Object.keys(redirects)),
  };
}

async function toEntry(
  { article, ownId, path, name, draft }: CompiledArticle,
  site: Site,
): Promise<PublishedEntry> {
  const {
    id,
    slug,
    aliases,
    title,
    published,
    updated,
    publishAt,
    expires,
    unlisted,
    withdrawn,
    corrections,
  } = article;
  const text = await digestOf(textOf(article, site));
  const notices = noticesOf(article, site).map((notice) => notice.id);
  const topics = article.topics.map((topic) => topic.slug);
  return {
    path,
    lines: draft.lines ?? {},
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
    topics,
    authors: [...new Set(article.authors.map(authorSlug))],
    text,
    digest: await digestOf([
      text,
      article.authors,
      topics,
      published,
      publishAt,
      expires,
      slug,
      withdrawn,
      corrections,
    ]),
    ...defined({ notices: notices.length === 0 ? undefined : notices }),
    unlisted,
  };
}

/** Addresses of the site itself count without its domain, under which it may be built here and not there. */
function textOf(
  { title, summary, contentHtml, image, language, dateline, credit, label }: Article,
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
  ];
}

function settingsOf({ id: _, revised: __, ...printed }: Site): unknown {
  return printed;
}

/** What feeds print of the vocabulary's topics; one that only articles name is theirs. */
function printedOf({ slug, label, description, iptc, broader, coined }: Topic): unknown[] {
  return coined ? [] : [[slug, label, description, iptc, broader]];
}

async function digestOf(value: unknown): Promise<string> {
  return digest(new TextEncoder().encode(JSON.stringify(value)));
}
