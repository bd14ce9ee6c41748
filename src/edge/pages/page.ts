/** The frame that every page for people has. */

import { html } from "hono/html";
import { FORMAT_NAMES, FORMATS } from "../../model/format.ts";
import type { Pack } from "../../pack/read.ts";
import { EVERYTHING, feedPath, type Scope, scopeTitle } from "../scope.ts";

export type Markup = ReturnType<typeof html>;

export type PageParts = {
  readonly title: string;
  readonly main: Markup;
  /** What the page is about: its feeds come first, then the site's. */
  readonly scope?: Scope;
  readonly language?: string;
};

export async function page({ title, main, scope = EVERYTHING, language }: PageParts, pack: Pack): Promise<string> {
  const { site } = pack;
  const scopes = scope.kind === "everything" ? [scope] : [scope, EVERYTHING];
  const document = await html`<!doctype html>
<html lang="${language ?? site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${scopes.map((each) => FORMAT_NAMES.map((format) => autodiscovery(each, format, pack)))}
</head>
<body>
<header><p><a href="/">${site.title}</a></p></header>
<main>
${main}
</main>
<footer><p><a href="/topics">All topics</a>${site.copyright === undefined ? "" : html`. ${site.copyright}`}</p></footer>
</body>
</html>
`;
  return document.toString();
}

function autodiscovery(scope: Scope, format: keyof typeof FORMATS, pack: Pack): Markup {
  const { label, mediaType } = FORMATS[format];
  return html`<link rel="alternate" type="${mediaType}" title="${scopeTitle(scope, pack)} (${label})" href="${feedPath(scope, format)}">
`;
}

/** Links to a scope's three documents. */
export function feedLinks(scope: Scope): Markup {
  return html`<p>Feeds:${FORMAT_NAMES.map((format) => html` <a href="${feedPath(scope, format)}">${FORMATS[format].label}</a>`)}</p>`;
}
