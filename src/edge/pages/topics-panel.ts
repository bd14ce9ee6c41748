/** The panel of topics with the most articles. */

import { html } from "hono/html";
import { PATHS } from "../../model/address.ts";
import type { Instant } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import { interfaceWords } from "./language.ts";
import type { Markup } from "./markup.ts";
import { countedList, countedTopics } from "./topic-tree.ts";

/** The most topics in the panel. Further ones are in the index of topics. */
const MOST_TOPICS = 30;

export function topicsPanel(pack: Pack, now: Instant): Markup | "" {
  const topics = countedTopics(pack, now)
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  if (topics.length === 0) return "";
  return html`<section class="panel"${interfaceWords(pack.site)} aria-labelledby="topics-heading">
<h2 id="topics-heading">Topics</h2>
${countedList(topics.slice(0, MOST_TOPICS), pack)}
<p><a href="${PATHS.topics}">All topics</a></p>
</section>`;
}
