/** The body of an article's page: its content, with what may be wider than a phone in a box that scrolls by itself. */

/**
 * A box that scrolls must be reachable by keyboard (WCAG 2.2 2.1.1), and a table that is none any more would lose its
 * meaning, so the box goes around it. The content is sanitised: a `<` in it opens or closes an element.
 */
export function renderPage({ contentHtml }: { readonly contentHtml: string }): string {
  return contentHtml
    .replace(/<table(?=[\s>])/g, '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table')
    .replaceAll("</table>", "</table></div>")
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"');
}
