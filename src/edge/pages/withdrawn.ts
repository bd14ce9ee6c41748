/**
 * The heading of a withdrawn article's page: the title, the dates, the reason, and a link to the correction
 * notice.
 */

import type { Entry } from "../entry.ts";
import type { Snapshot } from "../snapshot.ts";
import { noticePath } from "./corrections.ts";
import { day } from "./entries.ts";
import { interfaceText, interfaceWords, ownLanguage, publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** Takes the withdrawn entry of the article, whose title begins with `Withdrawn: `. */
export async function withdrawnHeading(
  { slug, title, summary, language, published, updated }: Entry,
  snapshot: Snapshot,
): Promise<Markup> {
  const { site } = snapshot;
  const words = interfaceWords(site);
  const notice = await noticePath(slug, snapshot);
  return html`<header class="heading">
<p class="kicker"${words}>410 Gone</p>
<h1${words}>Withdrawn: <span${publisherWords(site, language)}>${title.slice(title.indexOf(": ") + 2)}</span></h1>
<p class="meta"><span>${interfaceText("Published", site)} ${day(published, "dt-published", snapshot)}</span> <span>${interfaceText("Withdrawn", site)} ${day(updated, "dt-updated", snapshot)}</span></p>
<p class="lead"${ownLanguage(language, site.language)}>${summary}</p>
</header>
${notice === undefined ? "" : html`<p class="ways"><a href="${notice}"${words}>Correction notice</a></p>\n`}`;
}
