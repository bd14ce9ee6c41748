/** The frame of all pages: the `head` element, the masthead and the footer. */

import { MEDIA_TYPES } from "../../formats/media-types.ts";
import { CORRECTIONS, EVERYTHING, feedPath, PATHS, type Scope, SUBSCRIPTION } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../model/format.ts";
import type { Pack } from "../../pack/read.ts";
import { OPEN_SEARCH } from "../discovery/open-search.ts";
import { pageLinks, toHeader } from "../links.ts";
import { type ProblemStatus, type Representation, textRepresentation } from "../representation.ts";
import { HTML } from "../respond.ts";
import { scopeTitle } from "../scope.ts";
import type { Snapshot } from "../snapshot.ts";
import { interfaceWords, languageAttributes, ownLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { searchForm } from "./search-form.ts";
import { ownPageLinks } from "./site-page-links.ts";

export type PageParts = {
  readonly title: string;
  readonly main: Markup;
  /** The scope (the subject) of the page. Links to its feeds come before links to the feeds of the site. */
  readonly scope?: Scope;
  readonly language?: string;
  /** A sentence about the page, for search engines and previews. */
  readonly description?: string;
  /** The page's canonical address, as path and query. Pages that report problems have none. */
  readonly path?: string;
  /** The canonical address, if the text was first published at another address. */
  readonly canonical?: string;
  /** The paths of the previous and next page of a list. */
  readonly prev?: string | undefined;
  readonly next?: string | undefined;
  /** A bar above the masthead. */
  readonly bar?: Markup | "";
  /** Further elements for the `head` element. */
  readonly head?: Markup;
  /** True if the heading of the page is the name of the site. */
  readonly isFront?: boolean;
  /** True if the page has a button that copies an address. */
  readonly hasScript?: boolean;
  /**
   * True for pages that search engines must not list: pages that report problems, and pages with endless
   * variants.
   */
  readonly isUnindexed?: boolean;
  /** The status code. 200 if undefined. */
  readonly status?: ProblemStatus | undefined;
};

export function page(parts: PageParts, snapshot: Snapshot): Promise<Representation> {
  const {
    title,
    main,
    scope = EVERYTHING,
    language,
    description,
    path,
    canonical = path === undefined ? undefined : snapshot.site.url + path,
    prev,
    next,
    bar = "",
    head = "",
    isFront,
    hasScript,
    isUnindexed,
    status,
  } = parts;
  const { site, assets } = snapshot;
  const scopes = scope.kind === "everything" ? [scope] : [scope, EVERYTHING];
  const own = language ?? site.language;
  const document = html`<!doctype html>
<html${languageAttributes(own)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description === undefined ? "" : html`<meta name="description" content="${description}">\n`}<link rel="stylesheet" href="${assets.style}">
${hasScript === true ? html`<script src="${assets.script}" defer></script>\n` : ""}${icon(snapshot)}
<link rel="search" type="${OPEN_SEARCH}" title="${site.title}" href="${PATHS.openSearch}">
${isUnindexed === true ? html`<meta name="robots" content="noindex">\n` : ""}${link("canonical", canonical)}${link("prev", prev)}${link("next", next)}${scopes.map((each) => FORMAT_NAMES.map((format) => autodiscovery(each, format, snapshot)))}${head}</head>
<body>
<a class="skip" href="#${CONTENT}"${interfaceWords(site, own)}>Skip to content</a>
${bar}<header class="masthead"${ownLanguage(site.language, own)}>
${siteName(isFront === true, snapshot)}
<nav aria-label="Site"${interfaceWords(site)}><ul>
${navigation(path)}</ul></nav>
${searchForm(site)}
</header>
<main id="${CONTENT}" tabindex="-1">
${main}
</main>
<footer class="colophon"${ownLanguage(site.language, own)}>
<ul${interfaceWords(site)}>
<li><a href="${PATHS.topics}">All topics</a></li>
<li><a href="${PATHS.opml}">All feeds (OPML)</a></li>
<li><a href="${PATHS.topicOpml}">Feeds of topics (OPML)</a></li>
${correctionsLink(snapshot)}${ownPageLinks(snapshot, path)}</ul>
${site.copyright === undefined ? "" : html`<p>${site.copyright}</p>\n`}</footer>
</body>
</html>
`;
  return textRepresentation(HTML, document.html, snapshot, {
    link: toHeader(pageLinks(scopes, site)),
    ...(status === undefined ? {} : { status }),
  });
}

/** Links to the page of corrections, if there are corrections. */
function correctionsLink(snapshot: Snapshot): Markup | string {
  return snapshot.summarise(CORRECTIONS).total === 0
    ? ""
    : html`<li><a href="${PATHS.corrections}">Corrections</a></li>\n`;
}

/**
 * The id of the main part, to which the skip link leads. It comes before all ids in articles, so the link
 * finds it even if an article has the same id.
 */
const CONTENT = "page-content";

function siteName(isFront: boolean, { site }: Pack): Markup {
  const mark = site.icon ?? site.image ?? PATHS.scalableFavicon;
  const name = html`<img class="mark" src="${mark}" alt="" width="40" height="40"><span>${site.title}</span>`;
  return isFront
    ? html`<div class="front"><h1 class="site">${name}</h1>
${site.description === site.title ? "" : html`<p>${site.description}</p>\n`}</div>`
    : html`<p class="site"><a href="${PATHS.home}">${name}</a></p>`;
}

function navigation(path: string | undefined): Markup[] {
  const entries = [
    ["Newest", PATHS.home],
    ["Topics", PATHS.topics],
    ["Subscribe", PATHS.subscribe],
  ] as const;
  return entries.map(
    ([name, href]) =>
      html`<li><a href="${href}"${href === path ? html` aria-current="page"` : ""}>${name}</a></li>\n`,
  );
}

function link(rel: string, href: string | undefined): Markup | "" {
  return href === undefined ? "" : html`<link rel="${rel}" href="${href}">\n`;
}

function icon({ site }: Pack): Markup {
  if (site.icon !== undefined) return html`<link rel="icon" href="${site.icon}">`;
  return html`<link rel="icon" href="${PATHS.favicon}" sizes="16x16"><link rel="icon" href="${PATHS.scalableFavicon}" type="image/svg+xml">`;
}

function autodiscovery(scope: Scope, format: Format, pack: Pack): Markup {
  const { label } = FORMATS[format];
  const { mediaType } = MEDIA_TYPES[format];
  const path = feedPath({ scope, format, part: SUBSCRIPTION });
  return html`<link rel="alternate" type="${mediaType}" title="${scopeTitle(scope, pack)} (${label})" href="${path}">
`;
}
