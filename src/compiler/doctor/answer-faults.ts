/** Recognises answers that keep a feed from a reader: challenges, refusals, redirects and pages. */

import { type Finding, quote } from "../ground/problem.ts";
import { decodeBody } from "./decode-body.ts";
import type { Answer } from "./exchange.ts";

/**
 * The action against challenges. Rules cannot make an exception to Bot Fight Mode.
 * https://developers.cloudflare.com/bots/get-started/bot-fight-mode/
 */
const NO_CHALLENGE =
  "feed readers cannot solve it, and you do not see it in a browser; in Cloudflare's dashboard, under Security > Settings, switch off Bot Fight Mode and I'm Under Attack, and look under Security > Events for the rule";

const NO_RULE =
  "in Cloudflare's dashboard, Security > Events names the rule; change it (Bot Fight Mode, Block AI bots, a WAF or rate limiting rule), so that readers get the feed";

/** Returns the fault of an answer to a request for a feed. Returns undefined if it may be the feed. */
export function faultOfFeedAnswer(answer: Answer): Finding | undefined {
  return faultOfAnswer(answer) ?? (isHtml(answer) ? htmlInPlace(answer) : undefined);
}

/** Returns the fault of an answer that should be a success, of any media type. */
export function faultOfAnswer(answer: Answer): Finding | undefined {
  const { status, headers } = answer;
  // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
  const mitigated = headers["cf-mitigated"];
  if (mitigated !== undefined)
    return {
      message: `${status}, a challenge page of Cloudflare (cf-mitigated: ${quote(mitigated)})`,
      fix: NO_CHALLENGE,
    };
  if (status === 200) return undefined;
  if (status >= 300 && status < 400 && status !== 304)
    return {
      message: `${status}, a redirect to ${quote(headers.location ?? "")}`,
      fix: "make the address answer itself, or give npm run doctor the address of the site to which it leads",
    };
  const page = isHtml(answer) ? `, a page${titleIn(answer)}` : "";
  if ([401, 402, 403, 406, 429].includes(status)) return { message: `${status}${page}`, fix: NO_RULE };
  if (status === 404)
    return {
      message: `404${page}`,
      fix: "check that this is the address of a seedcast site, and deploy again",
    };
  return {
    message: `${status}${page}`,
    fix: "`npx wrangler tail` shows the errors of the Worker, and npm run dev those of the articles",
  };
}

function htmlInPlace(answer: Answer): Finding {
  return {
    message: `an HTML page${titleIn(answer)} in place of the feed`,
    fix: "find the program between the site and its readers that sends it, such as protection against bots, a login or a notice; switch it off for feeds",
  };
}

export function isHtml({ headers }: Answer): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers["content-type"] ?? "");
}

/** Returns the title of a page in quotes, after a space. Returns an empty text if the page has no title. */
function titleIn(answer: Answer): string {
  const body = decodeBody(answer);
  if (!body.ok) return "";
  const start = new TextDecoder().decode(body.value.subarray(0, 4096));
  const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1]?.trim();
  return title ? ` ${quote(title)}` : "";
}
