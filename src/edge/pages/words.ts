/**
 * Describes scopes (the subjects of feeds) in words, as ../scope.ts does, but marks names that the publisher
 * chose with the language of the site.
 */

import type { Scope } from "../../model/address.ts";
import { type TopicExpression, topicsOf } from "../../model/expression.ts";
import type { SearchQuery } from "../../model/search/query.ts";
import type { Pack } from "../../pack/read.ts";
import type { Names } from "../scope.ts";
import { publisherWords } from "./language.ts";
import { html, type Markup, raw } from "./markup.ts";

/**
 * Returns the text that `describe` gives for a scope, for an element that has the language of the interface.
 */
export function inWords<Described extends Scope>(
  describe: (scope: Described, names: Names) => string,
  scope: Described,
  pack: Pack,
): Markup {
  const attributes = publisherWords(pack.site);
  if (attributes === "") return html`${describe(scope, pack)}`;
  // The text between the names and words belongs to the interface, and needs no escaping.
  const mark = (text: string) => html`<span${attributes}>${text}</span>`.html;
  return raw(describe(withMarkedWords(scope, mark), withMarkedNames(scope, pack, mark)));
}

type Mark = (text: string) => string;

function withMarkedNames(scope: Scope, { site, topics, authors }: Pack, mark: Mark): Names {
  const author = scope.kind === "author" ? authors.get(scope.slug) : undefined;
  return {
    site: { ...site, title: mark(site.title), description: mark(site.description) },
    topics: new Map(
      topicsOf(expressionOf(scope))
        .flatMap((slug) => topics.get(slug) ?? [])
        .map((topic) => [topic.slug, { ...topic, label: mark(topic.label) }]),
    ),
    authors: new Map(author === undefined ? [] : [[author.slug, { ...author, name: mark(author.name) }]]),
  };
}

function expressionOf(scope: Scope): TopicExpression {
  const none: TopicExpression = { alternatives: [], exclusions: [] };
  return "expression" in scope ? (scope.expression ?? none) : none;
}

/** Marks the searched words with the language of the site, because visitors mostly search in it. */
function withMarkedWords<Described extends Scope>(scope: Described, mark: Mark): Described {
  if (scope.kind !== "search") return scope;
  const marked = (words: SearchQuery["words"]) => words.map((word) => ({ ...word, text: mark(word.text) }));
  const { words, exclusions } = scope.query;
  return { ...scope, query: { words: marked(words), exclusions: marked(exclusions) } };
}
