/**
 * The form to choose a feed: checkboxes for each topic below its broader topic, a field for words, and the
 * formats.
 */

import { PATHS } from "../../../model/address.ts";
import { MAX_TERMS } from "../../../model/expression.ts";
import { FORMAT_NAMES, FORMATS } from "../../../model/format.ts";
import { MAX_QUERY_LENGTH, printQuery } from "../../../model/search/query.ts";
import type { Topic, TopicSlug } from "../../../model/topic.ts";
import type { Pack } from "../../../pack/read.ts";
import { interfaceWords, publisherText, publisherWords } from "../language.ts";
import { html, type Markup } from "../markup.ts";
import { type TopicNode, type TopicTree, within } from "../topic-tree.ts";
import { type Choice, topicsChosen } from "./choice.ts";
import { FEED_ID } from "./result.ts";

/** The ids of elements, which src/assets/subscribe.js uses too. */
const FORM_ID = "choice";
const SUBMIT_ID = "choice-submit";

type Names = Pick<Pack, "topics" | "site">;

/**
 * The maximum number of topics that can be seen at once. If there are more, narrower topics are folded up
 * unless one of them is chosen.
 */
const FEW = 24;

export function choiceForm(choice: Choice, { widest, empty }: TopicTree, pack: Names): Markup {
  const chosen = new Set(topicsChosen(choice));
  const isShort = widest.flatMap(within).length <= FEW;
  const [groups, single] = [widest.filter(isGroup), widest.filter((node) => !isGroup(node))];
  const isOpen = (nodes: readonly TopicNode[]) => nodes.some(({ topic }) => chosen.has(topic.slug));
  const withoutArticles = empty.flatMap(within);
  // Without `autocomplete="off"`, a browser would fill in the earlier choice after a reload, instead of the
  // choice in the address.
  return html`<form id="${FORM_ID}" class="choice" action="${PATHS.subscribe}#${FEED_ID}" autocomplete="off"${interfaceWords(pack.site)}>
${combinations(choice, pack)}
${groups.map((node) => fieldset(node.topic.label, list([node]), html` class="unseen"${publisherWords(pack.site)}`))}
${single.length === 0 ? "" : fieldset(groups.length === 0 ? "Topics" : "Further topics", list(single))}
${
  withoutArticles.length === 0
    ? ""
    : html`<details class="quiet"${isOpen(withoutArticles) ? html` open` : ""}><summary>No articles yet (${withoutArticles.length})</summary>
${fieldset(
  "Topics without articles",
  html`<ul class="topics">${withoutArticles.map(
    ({ topic }) => html`<li>${row(topic, 0)}</li>
`,
  )}</ul>`,
)}
</details>`
}
<fieldset class="words"><legend>Words, optional</legend>
<input type="search" name="q" value="${choice.words === undefined ? "" : printQuery(choice.words)}" maxlength="${MAX_QUERY_LENGTH}" dir="auto" aria-label="Words, optional" aria-describedby="words-note">
<p id="words-note" class="note">Only articles that have all of them. <code>-word</code> leaves out those that have it.</p>
</fieldset>
<fieldset class="formats"><legend>Format</legend>
${FORMAT_NAMES.map(
  (
    format,
  ) => html`<label><input type="radio" name="format" value="${format}"${format === choice.format ? html` checked` : ""}> ${FORMATS[format].label}</label>
`,
)}</fieldset>
<p class="choice-actions"><button id="${SUBMIT_ID}">Show the feed</button> <a href="${PATHS.subscribe}">Start again</a></p>
</form>`;

  function list(nodes: readonly TopicNode[]): Markup {
    return html`<ul class="topics">
${nodes.map(
  (node) => html`<li>${row(node.topic, node.total)}${narrower(node)}</li>
`,
)}</ul>`;
  }

  /**
   * Returns the narrower topics. They can be folded up only below the widest topics, because many nested
   * folds would hide the overview.
   */
  function narrower({ topic, narrower: nodes }: TopicNode): Markup | "" {
    if (nodes.length === 0) return "";
    if (!widest.some((node) => node.topic === topic)) return list(nodes);
    const all = nodes.flatMap(within);
    return html`
<details${isShort || isOpen(all) ? html` open` : ""}><summary>${all.length === 1 ? "1 narrower topic" : `${all.length} narrower topics`}</summary>
${list(nodes)}
</details>`;
  }

  function row(topic: Topic, total: number): Markup {
    const { slug, label } = topic;
    return html`<div class="topic"><span class="topic-name">${publisherText(label, pack.site)}${total === 0 ? "" : html` <span class="topic-count">${total}</span>`}</span>
${tick(
  "any",
  slug,
  label,
  choice.any.some((topics) => topics.length === 1 && topics[0] === slug),
)}
${tick("all", slug, label, choice.all.includes(slug))}
${tick("without", slug, label, choice.without.includes(slug))}</div>`;
  }
}

function isGroup({ narrower }: TopicNode): boolean {
  return narrower.length > 0;
}

/**
 * Returns a group of rows. With the class `unseen` in `attributes`, the legend is only for screen readers,
 * because the first row shows the same text.
 */
function fieldset(legend: string, rows: Markup, attributes: Markup | "" = ""): Markup {
  return html`<fieldset class="topic-group"><legend${attributes}>${legend}</legend>
${rows}
</fieldset>
`;
}

/**
 * Lists the combined topics (`a+b`), which are not in the rows of single topics. They come from a topic
 * expression in the address. A visitor removes a combination by unticking it.
 */
function combinations({ any }: Choice, { topics, site }: Names): Markup | "" {
  const together = any.filter(({ length }) => length > 1).slice(0, MAX_TERMS);
  const labelOf = (slug: TopicSlug) => topics.get(slug)?.label ?? slug;
  if (together.length === 0) return "";
  return fieldset(
    "Combined topics",
    html`<ul class="topics">
${together.map((slugs) => {
  const label = slugs.map(labelOf).join(" and ");
  const names = slugs.map(
    (slug, place) => html`${place === 0 ? "" : " and "}${publisherText(labelOf(slug), site)}`,
  );
  return html`<li><div class="topic"><span class="topic-name">${names}</span>
${tick("any", slugs.join("+"), label, true)}</div></li>
`;
})}</ul>`,
  );
}

/** Returns a checkbox. Its accessible name starts with the visible word, so that voice control finds it. */
function tick(name: "any" | "all" | "without", value: string, label: string, isTicked: boolean): Markup {
  return html`<label><input type="checkbox" name="${name}" value="${value}" aria-label="${name}: ${label}"${isTicked ? html` checked` : ""}> ${name}</label>`;
}
