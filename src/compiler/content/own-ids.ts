/** Makes ids unique to an article, because a page may show many articles of a feed. */

/**
 * Stands for the article's slug in ids and in links to these ids, because parsers do not know the slug. No
 * text contains this character, because reading a file removes noncharacters.
 */
export const OWN_ID = "\uFDD3";

export function withOwnIds(html: string, slug: string): string {
  return html.replaceAll(OWN_ID, `${slug}-`);
}
