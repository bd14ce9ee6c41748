/**
 * The page of one article. The article is marked up as an h-entry (https://microformats.org/wiki/h-entry).
 */

import { articlePath, PATHS, pagePath, scopeOfTopic } from "../../model/address.ts";
import { articleUrl, type Site } from "../../model/site.ts";
import { type Entry, readEntriesAndBody } from "../entry.ts";
import type { Representation } from "../representation.ts";
import type { Snapshot } from "../snapshot.ts";
import { pageBody } from "./article-body.ts";
import { byline, day, topicLinks } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage, publisherWords } from "./language.ts";
import { html, type Markup, raw } from "./markup.ts";
import { newsArticle, openGraph } from "./news-article.ts";
import { page } from "./page.ts";

export async function articlePage(position: number, snapshot: Snapshot): Promise<Representation> {
  const { site, now } = snapshot;
  const { newer, older } = snapshot.neighboursOf(position);
  const neighbouring = [newer, older].filter((one) => one !== undefined);
  const { entries, body } = await readEntriesAndBody([position, ...neighbouring], snapshot);
  const entryAt = (wanted: number | undefined) => entries.find((one) => one.position === wanted);
  const written = entries[0] as Entry;
  // Hides an edit whose date is in the future.
  const entry = written.updated > now ? { ...written, updated: written.published } : written;
  const { title, summary, slug, language, published, updated, authors, topics, dateline, credit, canonical } =
    entry;
  // The page has the article's language. Dates, names and topics around the text have the site's language.
  const own = language ?? site.language;
  const around = ownLanguage(site.language, own);
  const main = html`<article class="h-entry">
<header class="heading">
<h1 class="p-name">${title}</h1>
<p class="meta"${around}>${authors.length === 0 ? "" : html`${byline(authors, snapshot)} `}${
    dateline === undefined
      ? ""
      : html`<span class="dateline p-location"${ownLanguage(own, site.language)}>${dateline}</span> `
  }<a class="u-url" href="${articlePath(slug)}">${day(published, "dt-published", snapshot)}</a>${
    updated === published
      ? ""
      : html` <span>${interfaceText("Updated", site)} ${day(updated, "dt-updated", snapshot)}</span>`
  }</p>
</header>
<div class="e-content">
${/* Sanitised when it was compiled. */ raw(pageBody(body, site))}
</div>
<footer class="about"${around}>
${source(credit, canonical, site)}${topics.length === 0 ? "" : html`<p>${interfaceText("On", site)}${topicLinks(topics, snapshot)}</p>\n`}<p class="paper">${articleUrl(site, slug)}</p>
</footer>
</article>
${neighbours(written, entryAt(newer), entryAt(older), snapshot)}
${followPanel(entry, snapshot)}`;
  return page(
    {
      title: `${title} · ${site.title}`,
      main,
      ...(language === undefined ? {} : { language }),
      ...(summary === "" ? {} : { description: summary }),
      path: articlePath(slug),
      ...(canonical === undefined ? {} : { canonical }),
      head: html`${openGraph(entry, articleUrl(site, slug), snapshot)}${newsArticle(entry, articleUrl(site, slug), snapshot)}`,
    },
    snapshot,
  );
}

/**
 * Names the source, with a link to the first publication. If the source has no name, the host of the link is
 * its name.
 */
function source(credit: string | undefined, canonical: string | undefined, site: Site): Markup | "" {
  if (canonical === undefined)
    return credit === undefined ? "" : html`<p>${interfaceText("Source:", site)} ${credit}</p>\n`;
  const name = credit ?? new URL(canonical).host;
  return html`<p>${interfaceText("Source:", site)} <a href="${canonical}">${name}</a></p>\n`;
}

function neighbours(
  { language: own }: Entry,
  newer: Entry | undefined,
  older: Entry | undefined,
  { site }: Snapshot,
): Markup | "" {
  if (newer === undefined && older === undefined) return "";
  const to = (rel: "prev" | "next", name: string, { slug, title, language }: Entry) =>
    html`<a rel="${rel}" href="${articlePath(slug)}"><span>${name}</span> <strong${publisherWords(site, language)}>${title}</strong></a>\n`;
  return html`<nav class="neighbours" aria-label="More articles"${interfaceWords(site, own)}>
${newer === undefined ? "" : to("prev", "Newer", newer)}${older === undefined ? "" : to("next", "Older", older)}</nav>`;
}

/** Links to the places to subscribe: first to the article's topics, then to all articles. */
function followPanel({ topics, language }: Entry, snapshot: Snapshot): Markup {
  const { site } = snapshot;
  const known = topics
    .filter((slug) => snapshot.isKnownTopic(slug))
    .flatMap((slug) => snapshot.topics.get(slug) ?? []);
  const links = known.map(
    (topic) =>
      html`<li><a href="${pagePath(scopeOfTopic(topic))}#subscribe"${publisherWords(site)}>${topic.label}</a></li>\n`,
  );
  return html`<section class="panel" aria-labelledby="subscribe-heading"${interfaceWords(site, language)}>
<h2 id="subscribe-heading">Subscribe</h2>
<p>Get new articles in your feed reader, free and without an account:</p>
<ul class="feeds">
${links}<li>${links.length === 0 ? html`<a href="/#subscribe"${publisherWords(site)}>${site.title}</a>` : html`<a href="/#subscribe">Everything</a>`}</li>
</ul>
<p class="further"><a href="${PATHS.subscribe}">Choose topics, get one feed</a></p>
</section>`;
}
