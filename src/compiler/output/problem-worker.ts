/**
 * The Worker that `wrangler dev` serves if the build failed and there is no earlier pack. It shows the errors
 * of the build. It is never deployed.
 */

import { escapeMarkup } from "../../model/text.ts";

export const PROBLEM_HEADING = "The articles have errors";

/** The seconds until the page reloads, so that it shows the articles once the errors are fixed. */
const REFRESH = 2;

/** Returns the source of the Worker. `problems` is text of several lines. */
export function problemWorker(problems: string): string {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${REFRESH}">
<title>${PROBLEM_HEADING}</title>
<h1>${PROBLEM_HEADING}</h1>
<pre>${escapeMarkup(problems)}</pre>
<p>This page shows the articles once the errors are fixed.</p>
`;
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy":
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Retry-After": String(REFRESH),
  };
  return `const page = ${JSON.stringify(page)};
const headers = ${JSON.stringify(headers)};
export default { fetch: () => new Response(page, { status: 503, headers }) };
`;
}
