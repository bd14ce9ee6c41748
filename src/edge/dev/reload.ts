/**
 * Additions of `npm run dev` to pages in browsers: a script that reloads a page after a change, and a bar with
 * the errors in the articles. They come from the site itself, so the Content-Security-Policy stays as it is.
 * Readers and programs get each page unchanged.
 */

import { html } from "../pages/markup.ts";
import { HTML } from "../respond.ts";
import type { DevSite } from "./server.ts";

/** The paths that only the dev server answers. */
const PATHS = {
  events: "/__dev/events",
  script: "/__dev/reload.js",
  style: "/__dev/errors.css",
} as const;

/**
 * Reloads the page when the site's version differs from the page's version. Listens only while the page is
 * visible, because a browser opens at most six connections to a host.
 */
const SCRIPT = `const shown = new URL(document.currentScript.src).searchParams.get("shown");
let source;
function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource("${PATHS.events}");
  source.onmessage = ({ data }) => data === shown || location.reload();
}
document.addEventListener("visibilitychange", listen);
listen();
`;

const STYLE = `.dev-errors { padding: 1rem; background: #8b1a1a; color: #fff; font: 0.9rem/1.5 sans-serif; }
.dev-errors p { margin: 0; }
.dev-errors pre { margin: 0.5rem 0; padding: 0; border: 0; background: none; color: inherit; white-space: pre-wrap; }
`;

const NEVER_CACHED = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** The seconds until a client without the script may ask again. */
const RETRY_AFTER = 2;

export const PROBLEM_HEADING = "The articles have errors";

/** Answers for the dev server's own paths. */
export function answerForReload(path: string, compiler: string): Response | Promise<Response> | undefined {
  switch (path) {
    case PATHS.events:
      return fetch(`${compiler}/events`);
    case PATHS.script:
      return new Response(SCRIPT, { headers: { ...NEVER_CACHED, "Content-Type": "text/javascript" } });
    case PATHS.style:
      return new Response(STYLE, { headers: { ...NEVER_CACHED, "Content-Type": "text/css" } });
    default:
      return undefined;
  }
}

/** Answers with the errors while there is no pack. */
export function errorPage({ errors, version }: DevSite): Response {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${PROBLEM_HEADING}</title>
${elements(version)}</head>
<body>
<main class="dev-errors">
<h1>${PROBLEM_HEADING}</h1>
<pre>${errors}</pre>
<p>This page shows the articles once the errors are fixed.</p>
</main>
</body>
</html>
`;
  const headers = {
    ...NEVER_CACHED,
    "Content-Type": HTML,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Retry-After": String(RETRY_AFTER),
  };
  return new Response(page.html, { status: 503, headers });
}

/**
 * Adds the script, and the bar if there are errors. Such a page is never cached, because its entity-tag would
 * not change with the bar.
 */
export function withReload(response: Response, { errors, version }: DevSite): Response {
  if (response.headers.get("Content-Type") !== HTML) return response;
  const headers = new Headers(response.headers);
  for (const name of ["ETag", "Last-Modified", "Content-Length"]) headers.delete(name);
  headers.set("Cache-Control", "no-store");
  const added = elements(version).html;
  const bar = errors === "" ? "" : errorBar(errors).html;
  return new HTMLRewriter()
    .on("head", { element: (head) => head.append(added, { html: true }) })
    .on("body", { element: (body) => body.prepend(bar, { html: true }) })
    .transform(new Response(response.body, { status: response.status, headers }));
}

/** Returns the request without conditions, so that it is answered with a page. */
export function withoutConditions(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ["If-None-Match", "If-Modified-Since"]) headers.delete(name);
  return new Request(request, { headers });
}

function elements(version: string) {
  return html`<link rel="stylesheet" href="${PATHS.style}">
<script src="${PATHS.script}?shown=${encodeURIComponent(version)}" defer></script>
`;
}

function errorBar(errors: string) {
  return html`<aside class="dev-errors" aria-label="Errors in the articles">
<p><strong>${PROBLEM_HEADING}</strong>. This page is from before.</p>
<pre>${errors}</pre>
</aside>
`;
}
