/** Makes the entry that feeds show in the place of a withdrawn article. It is rendered like any article. */

import type { Article } from "../../model/article.ts";
import { escapeMarkup } from "../../model/text.ts";
import { defined } from "../ground/defined.ts";

/**
 * Returns a list with the entry, which has the article's id, address, date and topics, and the reason as its
 * text. So feed readers replace the article that they have. The list is empty if the article is never
 * withdrawn, or was withdrawn before it was shown.
 */
export function withdrawnEntriesOf(article: Article): Article[] {
  const { id, atomId, slug, url, published, publishAt = published, topics, language, withdrawn } = article;
  if (withdrawn === undefined || withdrawn.date < Math.max(published, publishAt)) return [];
  const { date, reason, title = article.title } = withdrawn;
  return [
    {
      ...{ id, slug, url, published, topics },
      title: `Withdrawn: ${title}`,
      updated: date,
      authors: [],
      summary: reason,
      contentHtml: `<p>${escapeMarkup(reason)}</p>`,
      contentText: reason,
      ...defined({ atomId, language }),
    },
  ];
}
