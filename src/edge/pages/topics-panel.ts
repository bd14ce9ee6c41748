/** The panel with the topics that have the most articles. */

import { PATHS } from "../../model/address.ts";
import type { Snapshot } from "../snapshot.ts";
import { interfaceWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { countedList } from "./topic-tree.ts";

/** The maximum number of topics in the panel. The index of topics (`/topics`) has all of them. */
const MAX_TOPICS = 30;

export function topicsPanel(snapshot: Snapshot): Markup | "" {
  const topics = snapshot
    .countedTopics()
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
  if (topics.length === 0) return "";
  return html`<section class="panel"${interfaceWords(snapshot.site)} aria-labelledby="topics-heading">
<h2 id="topics-heading">Topics</h2>
${countedList(topics.slice(0, MAX_TOPICS), snapshot)}
<p><a href="${PATHS.topics}">All topics</a></p>
</section>`;
}
