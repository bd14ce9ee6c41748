/** The page for a failed request: the problem, links to similar pages, and the newest articles. */

import {
  articlePath,
  below,
  EVERYTHING,
  PATHS,
  pagePath,
  type Scope,
  scopeOfTopic,
} from "../../model/address.ts";
import { isSubscriptionName, splitPath } from "../../model/path-parts.ts";
import type { Pack } from "../../pack/read.ts";
import { type Entry, readEntries, readWithdrawnEntry } from "../entry.ts";
import { adviceOf, headlineOf, type RequestProblem, statusOf } from "../problem.ts";
import type { Representation } from "../representation.ts";
import { decode, similarArticles } from "../request.ts";
import { scopeInWords } from "../scope.ts";
import { similarNames } from "../similar-names.ts";
import type { Snapshot } from "../snapshot.ts";
import { entryList } from "./entries.ts";
import { interfaceWords, publisherWords } from "./language.ts";
import { html, type Markup } from "./markup.ts";
import { page } from "./page.ts";
import { withdrawnHeading } from "./withdrawn.ts";

/** The number of newest articles below the problem. */
const NEWEST = 5;

export async function problemPage(
  problem: RequestProblem,
  path: string,
  snapshot: Snapshot,
): Promise<Representation> {
  const position = problem.kind === "withdrawn-article" ? snapshot.positionOf(problem.slug) : undefined;
  const withdrawn = position === undefined ? undefined : await readWithdrawnEntry(position, snapshot);
  const headline = withdrawn?.title ?? headlineOf(problem);
  const main = html`${
    withdrawn === undefined
      ? await problemHeading(problem, path, snapshot)
      : await withdrawnHeading(withdrawn, snapshot)
  }
${entryList("Newest", await snapshot.newest(EVERYTHING, NEWEST), snapshot)}`;
  return page({ title: `${headline} · ${snapshot.site.title}`, main, isUnindexed: true }, snapshot);
}

async function problemHeading(problem: RequestProblem, path: string, snapshot: Snapshot): Promise<Markup> {
  const { status, title } = statusOf(problem);
  return html`<header class="heading"${interfaceWords(snapshot.site)}>
<p class="kicker">${status} ${title}</p>
<h1>${headlineOf(problem)}</h1>
<p class="lead">${adviceOf(problem)}</p>
</header>
${rightForm(problem, path, snapshot)}${status === 404 ? await similarPages(problem, path, snapshot) : ""}`;
}

/**
 * Links to the address that the visitor probably meant. The link is made from the parts that could be read,
 * never from the text of the request.
 */
function rightForm(problem: RequestProblem, path: string, { site }: Pack): Markup | "" {
  const address = addressMeant(problem, path);
  return address === undefined
    ? ""
    : html`<p class="ways"><a href="${address}"${interfaceWords(site)}>${address}</a></p>\n`;
}

function addressMeant(problem: RequestProblem, path: string): string | undefined {
  switch (problem.kind) {
    case "empty-term":
    case "misplaced-exclusion": {
      if (problem.suggestion === undefined) return undefined;
      const { under, rest } = splitPath(path);
      // In a search, the topics only limit the words. So a link with the topics alone would lead to other
      // articles.
      if (under === "search") return undefined;
      const topics = `/topics/${problem.suggestion}`;
      return isSubscriptionName(rest) ? below(topics, rest) : topics;
    }
    case "bad-page":
      return problem.suggestion;
    case "unknown-page":
      return problem.last;
    case "long-choice":
      return PATHS.subscribe;
    default:
      return undefined;
  }
}

/** Lists topics, authors and articles with names similar to a part of the path. */
async function similarPages(problem: RequestProblem, path: string, snapshot: Snapshot): Promise<Markup | ""> {
  const { name, rest } = splitPath(path);
  const written = (name === "" ? rest : name).split("/").filter(Boolean).at(-1) ?? "";
  const word = decode(written)
    .toLowerCase()
    .replace(/\.[a-z]+$/, "");
  const scopes: Scope[] = [
    ...similarTopics(word, snapshot),
    ...similarNames(word, snapshot.authors.slugs(), (slug) => snapshot.isKnownAuthor(slug)).map(
      (slug): Scope => ({ kind: "author", slug }),
    ),
  ];
  const slugs = problem.kind === "unknown-article" ? problem.nearest : similarArticles(word, snapshot);
  const positions = slugs.flatMap((slug) => snapshot.positionOf(slug) ?? []);
  const articles = await readEntries(positions, snapshot);
  if (scopes.length + articles.length === 0) return "";
  return html`<section class="panel"${interfaceWords(snapshot.site)} aria-labelledby="nearest-heading">
<h2 id="nearest-heading">Was it one of these?</h2>
<ul>
${scopes.map((scope) => html`<li><a href="${pagePath(scope)}"${publisherWords(snapshot.site)}>${scopeInWords(scope, snapshot)}</a></li>\n`)}${articles.map((entry) => articleItem(entry, snapshot))}</ul>
</section>
`;
}

/**
 * Returns topics with names similar to each topic of an expression. Uses only the first three topics of the
 * expression.
 */
function similarTopics(word: string, snapshot: Snapshot): Scope[] {
  const slugs = word
    .split(/[,+ ]/)
    .slice(0, 3)
    .flatMap((term) =>
      similarNames(term.replace(/^-/, ""), snapshot.topics.keys(), (slug) => snapshot.isKnownTopic(slug)),
    );
  return [...new Set(slugs)].map((slug) => scopeOfTopic({ slug }));
}

function articleItem({ slug, title, language }: Entry, { site }: Pack): Markup {
  return html`<li><a href="${articlePath(slug)}"${publisherWords(site, language)}>${title}</a></li>\n`;
}
