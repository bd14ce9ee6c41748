/** The page of one article. Marked up as an h-entry (https://microformats.org/wiki/h-entry). */

import { html, raw } from "hono/html";
import { articlePath, PATHS, pagePath, scopeOfTopic } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import { articleUrl, type Site } from "../../model/site.ts";
import type { PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import { isKnownTopic, neighboursOf } from "../released.ts";
import type { TextDocument } from "../text-document.ts";
import { byline, day, topicLinks } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage, publisherWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { newsArticle, openGraph } from "./news-article.ts";
import { page } from "./page.ts";

const decoder = new TextDecoder();

export async function articlePage(written: PackEntry, pack: Pack, now: Instant): Promise<TextDocument> {
  const { site } = pack;
  // An edit that is dated ahead must not show yet.
  const entry = written.updated > now ? { ...written, updated: written.published } : written;
  const { title, summary, slug, language, published, updated, authors, topics, dateline, credit, canonical } =
    entry;
  const [body] = await pack.readFragments([entry.fragments.page]);
  // The page is in the article's language. Dates, names and topics around the text are in the site's.
  const own = language ?? site.language;
  const around = ownLanguage(site.language, own);
  const main = html`<article class="h-entry">
<header class="heading">
<h1 class="p-name">${title}</h1>
<p class="meta"${around}>${authors.length === 0 ? "" : html`${byline(authors, pack, now)} `}${
    dateline === undefined
      ? ""
      : html`<span class="dateline p-location"${ownLanguage(own, site.language)}>${dateline}</span> `
  }<a class="u-url" href="${articlePath(slug)}">${day(published, "dt-published", pack)}</a>${
    updated === published
      ? ""
      : html` <span>${interfaceText("Updated", site)} ${day(updated, "dt-updated", pack)}</span>`
  }</p>
</header>
<div class="e-content">
${/* Sanitised when it was compiled. */ raw(decoder.decode(body))}
</div>
<footer class="about"${around}>
${source(credit, canonical, site)}${topics.length === 0 ? "" : html`<p>${interfaceText("On", site)}${topicLinks(topics, pack, now)}</p>\n`}<p class="paper">${articleUrl(site, slug)}</p>
</footer>
</article>
${neighbours(written, pack, now)}
${followPanel(entry, pack, now)}`;
  return page(
    {
      title: `${title} · ${site.title}`,
      main,
      ...(language === undefined ? {} : { language }),
      ...(summary === "" ? {} : { description: summary }),
      path: articlePath(slug),
      ...(canonical === undefined ? {} : { canonical }),
      head: html`${openGraph(entry, articleUrl(site, slug), pack)}${newsArticle(entry, articleUrl(site, slug), pack)}`,
    },
    pack,
    now,
  );
}

/** Names the source, with a link to the first publication. A source without a name has that of its host. */
function source(credit: string | undefined, canonical: string | undefined, site: Site): Markup | "" {
  if (canonical === undefined)
    return credit === undefined ? "" : html`<p>${interfaceText("Source:", site)} ${credit}</p>\n`;
  const name = credit ?? new URL(canonical).host;
  return html`<p>${interfaceText("Source:", site)} <a href="${canonical}">${name}</a></p>\n`;
}

function neighbours(entry: PackEntry, pack: Pack, now: Instant): Markup | "" {
  const { newer, older } = neighboursOf(entry, pack, now);
  if (newer === undefined && older === undefined) return "";
  const { site } = pack;
  const to = (rel: "prev" | "next", name: string, { slug, title, language }: PackEntry) =>
    html`<a rel="${rel}" href="${articlePath(slug)}"><span>${name}</span> <strong${publisherWords(site, language)}>${title}</strong></a>\n`;
  return html`<nav class="neighbours" aria-label="More articles"${interfaceWords(site, entry.language)}>
${newer === undefined ? "" : to("prev", "Newer", newer)}${older === undefined ? "" : to("next", "Older", older)}</nav>`;
}

/** Links to feeds: first the article's topics, then all articles. */
function followPanel({ topics, language }: PackEntry, pack: Pack, now: Instant): Markup {
  const { site } = pack;
  const known = topics
    .filter((slug) => isKnownTopic(slug, pack, now))
    .flatMap((slug) => pack.topics.get(slug) ?? []);
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
