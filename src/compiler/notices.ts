/** What is told of an article's corrections and of its withdrawal: entries of their own, rendered as any other. */

import type { Article } from "../model/article.ts";
import type { Instant } from "../model/instant.ts";
import type { Site } from "../model/site.ts";
import { escapeMarkup } from "../model/text.ts";
import { nameCorrections } from "./content/corrections.ts";
import { defined } from "./defined.ts";
import { noticeId } from "./identity.ts";

/**
 * A correction's stands while the article does, and not before its own date; a withdrawal's for ever. None of what was never to
 * be listed, or never came out.
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
  if (withdrawn === undefined) return notices;
  const { date, reason } = withdrawn;
  return [
    ...notices,
    noticeFor(article, site, {
      name: "withdrawal",
      title: `Withdrawn: ${article.title}`,
      date,
      text: reason,
    }),
  ];
}

type NoticeText = {
  /** Among the article's notices; stays whatever others are added. */
  readonly name: string;
  readonly title: string;
  readonly date: Instant;
  readonly text: string;
  /** Where in the article it is told, if there. */
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
