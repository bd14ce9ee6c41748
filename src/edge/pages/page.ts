/** The frame that every page for people has. */

import { html } from "hono/html";
import { EVERYTHING, feedPath, PATHS, type Scope, SUBSCRIPTION } from "../../model/address.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../model/format.ts";
import type { Pack } from "../../pack/read.ts";
import { OPEN_SEARCH } from "../discovery/open-search.ts";
import { pageLinks } from "../links.ts";
import { HTML } from "../respond.ts";
import { scopeTitle } from "../scope.ts";
import type { TextDocument } from "../text-document.ts";

export type Markup = ReturnType<typeof html>;

export type PageParts = {
  readonly title: string;
  readonly main: Markup;
  /** What the page is about: its feeds come first, then the site's. */
  readonly scope?: Scope;
  readonly language?: string;
};

export async function page({ title, main, scope = EVERYTHING, language }: PageParts, pack: Pack): Promise<TextDocument> {
  const { site } = pack;
  const scopes = scope.kind === "everything" ? [scope] : [scope, EVERYTHING];
  const document = await html`<!doctype html>
<html lang="${language ?? site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${icon(pack)}
<link rel="search" type="${OPEN_SEARCH}" title="${site.title}" href="${PATHS.openSearch}">
${scopes.map((each) => FORMAT_NAMES.map((format) => autodiscovery(each, format, pack)))}
</head>
<body>
<header><p><a href="${PATHS.home}">${site.title}</a></p></header>
<main>
${main}
</main>
<footer><p><a href="${PATHS.search}">Search</a>, <a href="${PATHS.topics}">all topics</a>, <a href="${PATHS.opml}">all feeds (OPML)</a>${site.copyright === undefined ? "" : html`. ${site.copyright}`}</p></footer>
</body>
</html>
`;
  return { contentType: HTML, content: document.toString(), links: pageLinks(scopes, site) };
}

function icon({ site }: Pack): Markup {
  if (site.icon !== undefined) return html`<link rel="icon" href="${site.icon}">`;
  return html`<link rel="icon" href="${PATHS.favicon}" sizes="16x16"><link rel="icon" href="${PATHS.scalableFavicon}" type="image/svg+xml">`;
}

function autodiscovery(scope: Scope, format: Format, pack: Pack): Markup {
  const { label, mediaType } = FORMATS[format];
  const path = feedPath({ scope, format, part: SUBSCRIPTION });
  return html`<link rel="alternate" type="${mediaType}" title="${scopeTitle(scope, pack)} (${label})" href="${path}">
`;
}

/** Links to a scope's three documents. */
export function feedMenu(scope: Scope): Markup {
  return html`<p>Feeds:${FORMAT_NAMES.map((format) => html` <a href="${feedPath({ scope, format, part: SUBSCRIPTION })}">${FORMATS[format].label}</a>`)}</p>`;
}
