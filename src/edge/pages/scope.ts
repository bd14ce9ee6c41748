/**
 * The page of an author or of a topic expression (such as `diplomacy+treaties`): a description, ways to
 * subscribe, and the articles.
 */

import { PATHS, pagePath, type Scope, scopeOfTopic } from "../../model/address.ts";
import type { TopicExpression } from "../../model/expression.ts";
import { type Topic, type TopicSlug, withBroader } from "../../model/topic.ts";
import type { Pack } from "../../pack/read.ts";
import type { Representation } from "../representation.ts";
import { onlyTopicOf, scopeDescription, scopeInWords } from "../scope.ts";
import type { Snapshot } from "../snapshot.ts";
import { articles, entryList } from "./entries.ts";
import { interfaceWords, publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { page } from "./page.ts";
import { entriesAPage, listParts, type PageNumber, pager } from "./paging.ts";
import { subscribePanel } from "./subscribe-panel.ts";
import { countedList } from "./topic-tree.ts";
import { inWords } from "./words.ts";

export async function scopePage(
  scope: Scope,
  number: PageNumber,
  snapshot: Snapshot,
): Promise<Representation> {
  const { total } = snapshot.summarise(scope);
  const only = onlyTopicOf(scope);
  const topic = only === undefined ? undefined : snapshot.topics.get(only);
  const main = html`<div class="columns">
<div>
<header class="heading">
${topic === undefined ? "" : broaderTrail(topic, snapshot)}${scopeName(scope, snapshot)}
${introduction(scope, topic, snapshot)}
</header>
${entryList(articles(total), await snapshot.pageOfNewest(scope, number.number, entriesAPage(snapshot)), snapshot)}
${pager(scope, number, snapshot)}
</div>
<aside>
${subscribePanel(scope, snapshot)}
${topic === undefined ? "" : narrowerPanel(topic, snapshot)}
</aside>
</div>`;
  return page(
    { ...listParts(scope, number, snapshot), main, description: scopeDescription(scope, snapshot) },
    snapshot,
  );
}

/** Returns the heading: a name that the publisher chose, or several such names in an English phrase. */
function scopeName(scope: Scope, pack: Pack): Markup {
  return onlyTopicOf(scope) === undefined && scope.kind !== "author"
    ? html`<h1${interfaceWords(pack.site)}>${inWords(scopeInWords, scope, pack)}</h1>`
    : html`<h1>${scopeInWords(scope, pack)}</h1>`;
}

function introduction(scope: Scope, topic: Topic | undefined, pack: Pack): Markup | "" {
  switch (scope.kind) {
    case "everything":
    case "corrections":
    case "search":
      return "";
    case "topics":
      return topic?.description === undefined
        ? html`<p class="lead"${interfaceWords(pack.site)}>${selectionInWords(scope.expression, pack)}</p>`
        : html`<p class="lead">${topic.description}</p>`;
    case "author": {
      const url = pack.authors.get(scope.slug)?.url;
      return url === undefined
        ? ""
        : html`<p class="lead"><a rel="author" href="${url}">${url.replace(/^https?:\/\/|\/$/g, "")}</a></p>`;
    }
    default:
      return scope satisfies never;
  }
}

/**
 * Returns `Articles on Diplomacy and Treaties, or on Arctic, but none on Sanctions`, with a link for each
 * topic.
 */
function selectionInWords({ alternatives, exclusions }: TopicExpression, pack: Pack): Markup {
  const link = (slug: TopicSlug) =>
    html`<a href="${pagePath(scopeOfTopic({ slug }))}"${publisherWords(pack.site)}>${pack.topics.get(slug)?.label ?? slug}</a>`;
  const wanted = alternatives.map(
    (topics, place) =>
      html`${place === 0 ? "on " : ", or on "}${topics.map((slug, at) => html`${at === 0 ? "" : " and "}${link(slug)}`)}`,
  );
  const unwanted = exclusions.map(
    (slug, place) => html`${place === 0 ? ", but none on " : " or "}${link(slug)}`,
  );
  return html`${wanted.length === 0 ? "All articles" : html`Articles ${wanted}`}${unwanted}.`;
}

/** Returns links to the broader topics, from the widest topic down to the one just above this topic. */
function broaderTrail(topic: Topic, { topics, site }: Pack): Markup {
  const [, ...broader] = withBroader(topic.slug, topics);
  const trail = broader.toReversed().flatMap((slug) => topics.get(slug) ?? []);
  return html`<nav class="trail" aria-label="Broader topics"${interfaceWords(site)}><ol>
<li><a href="${PATHS.topics}">Topics</a></li>
${trail.map((each) => html`<li><a href="${pagePath(scopeOfTopic(each))}"${publisherWords(site)}>${each.label}</a></li>\n`)}</ol></nav>
`;
}

function narrowerPanel({ slug }: Topic, snapshot: Snapshot): Markup | "" {
  const narrower = snapshot.countedTopics().filter(({ topic }) => topic.broader === slug);
  if (narrower.length === 0) return "";
  return html`<section class="panel"${interfaceWords(snapshot.site)} aria-labelledby="narrower-heading">
<h2 id="narrower-heading">Narrower topics</h2>
${countedList(narrower, snapshot)}
</section>`;
}
