/**
 * Makes notices of an article's corrections and withdrawal. A notice is an entry, rendered like any article.
 */

import type { Article } from "../../model/article.ts";
import type { Instant } from "../../model/instant.ts";
import type { Site } from "../../model/site.ts";
import { escapeMarkup } from "../../model/text.ts";
import { nameCorrections } from "../content/corrections.ts";
import { defined } from "../ground/defined.ts";
import { noticeId } from "../ground/identity.ts";
import { withdrawnEntriesOf } from "./withdrawn-entry.ts";

/** The name that identifies the notice of a withdrawal among an article's notices. */
export const WITHDRAWAL = "withdrawal";

/**
 * Returns the notices. A correction's notice is shown from its date until the article ends. A withdrawal's
 * notice is shown forever, without authors, because the reason is the publisher's. Unlisted articles have no
 * notices. Articles that were withdrawn before they were shown have none either.
 */
export function noticesOf(article: Article, site: Pick<Site, "id" | "timezone">): Article[] {
  const { corrections = [], withdrawn, expires, unlisted } = article;
  const release = Math.max(article.published, article.publishAt ?? article.published);
  if (unlisted || (withdrawn !== undefined && withdrawn.date < release)) return [];

  const end = Math.min(expires ?? Number.POSITIVE_INFINITY, withdrawn?.date ?? Number.POSITIVE_INFINITY);
  const notices = nameCorrections(corrections, site.timezone)
    .filter(({ date }) => date < end)
    .map(({ name, date, note }): Article => {
      const notice = noticeFor(article, site, {
        name,
        title: `Correction: ${article.title}`,
        date,
        text: note,
        hash: `#${name}`,
      });
      return {
        ...notice,
        ...(date < release ? { publishAt: release } : {}),
        ...(end === Number.POSITIVE_INFINITY ? {} : { expires: end }),
      };
    });
  const [entry] = withdrawnEntriesOf(article);
  if (entry === undefined) return notices;
  const { title, updated: date, summary: text } = entry;
  const written = { ...article, title: withdrawn?.title ?? article.title, authors: [] };
  return [...notices, noticeFor(written, site, { name: WITHDRAWAL, title, date, text })];
}

type NoticeText = {
  /** Identifies the notice among the article's notices. It stays the same when others are added. */
  readonly name: string;
  readonly title: string;
  readonly date: Instant;
  readonly text: string;
  /** The place of the correction in the article's page. */
  readonly hash?: string;
};

function noticeFor(
  { id, slug, url, title: of, authors, topics, language }: Article,
  site: Pick<Site, "id">,
  { name, title, date, text, hash = "" }: NoticeText,
): Article {
  const link = url + hash;
  return {
    id: noticeId(site.id, id, name),
    slug,
    url: link,
    title,
    published: date,
    updated: date,
    authors,
    topics,
    summary: text,
    contentHtml: `<p>${escapeMarkup(text)}</p>\n<p><a href="${escapeMarkup(link)}">${escapeMarkup(of)}</a></p>`,
    contentText: `${text}\n\n${of}\n${link}`,
    ...defined({ language }),
  };
}
