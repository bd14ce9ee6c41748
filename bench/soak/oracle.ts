/**
 * Decides which articles a list should have at an instant. Uses only the plan and the documented rules, and
 * nothing of the pack or the Worker.
 */

import { type Instant, wholeSecond } from "../../src/model/instant.ts";
import type { PlannedArticle } from "./plan.ts";

/** The subject of a list: all articles, the articles of a topic, or the articles that match a search. */
export type ListedScope = {
  /** The start of its addresses: empty, or `/topics/weather`. */
  readonly path: string;
  /** The query after the name of the document: `?q=lantern`. */
  readonly query?: string;
  readonly has: (article: PlannedArticle) => boolean;
};

/** The time from a request to the end of its answer. The Worker reads its clock within this time. */
export type Interval = { readonly sent: Instant; readonly received: Instant };

/** The articles that a document lists. */
export type ShownList = {
  /** The slugs of its articles, newest first. */
  readonly slugs: readonly string[];
  /** The slugs of articles that it shows as withdrawn. */
  readonly withdrawn: readonly string[];
};

const NEVER: Instant = Number.POSITIVE_INFINITY;

export class Oracle {
  readonly #articles: readonly PlannedArticle[];
  /** Every instant at which an article is released, expires or is withdrawn, ascending. */
  readonly #changes: readonly Instant[];

  constructor(articles: readonly PlannedArticle[]) {
    this.#articles = articles.toSorted((a, b) => b.published - a.published);
    const changes = articles.flatMap((one) => [releaseOf(one), one.expires, one.withdrawn]);
    this.#changes = [...new Set(changes.filter((instant) => instant !== undefined))].sort((a, b) => a - b);
  }

  /** Returns the number of changes in an interval. */
  changesIn({ sent, received }: Interval): number {
    return this.#changes.filter((change) => change > sent && change <= received).length;
  }

  /**
   * Returns a fault of a document with the newest `size` articles. Returns undefined if the document is
   * right.
   */
  faultOfNewest(list: ShownList, scope: ListedScope, size: number, interval: Interval): string | undefined {
    return this.#faultAtAll(interval, (now) => this.#faultOfNewestAt(now, list, scope, size));
  }

  /**
   * Returns a fault if a document's maximum age lets caches keep the document after a change made it wrong.
   * The document has the newest `size` articles. `age` is in seconds.
   */
  faultOfAge(
    age: number,
    list: ShownList,
    scope: ListedScope,
    size: number,
    interval: Interval,
  ): string | undefined {
    return this.#faultAtAll(interval, (now) => {
      // Caches count from the Date header, which has whole seconds. RFC 9111 4.2.3
      const end = wholeSecond(now) + age * 1000;
      const isWrong = (at: Instant) => this.#faultOfNewestAt(at, list, scope, size) !== undefined;
      return age >= 0 && !this.#changes.some((at) => at > now && at < end && isWrong(at))
        ? undefined
        : `max-age ${age}, until after the next change`;
    });
  }

  /**
   * Returns a fault of a document that may leave articles out. Each of its articles must be shown, in the
   * right order.
   */
  faultOfSome(list: ShownList, scope: ListedScope, interval: Interval): string | undefined {
    return this.#faultAtAll(interval, (now) => {
      const shown = this.shownAt(now, scope);
      const places = list.slugs.map((slug) => shown.indexOf(slug));
      const wrong = places.findIndex((place, at) => place < 0 || place <= (places[at - 1] ?? -1));
      if (wrong >= 0) return `${list.slugs[wrong]} is not shown, or not in order`;
      return this.#faultOfWithdrawn(list, now);
    });
  }

  /** Returns a fault of a document with the newest `size` withdrawals. */
  faultOfWithdrawals({ withdrawn }: ShownList, size: number, interval: Interval): string | undefined {
    return this.#faultAtAll(interval, (now) => {
      const expected = this.#articles
        .filter((one) => (one.withdrawn ?? NEVER) <= now)
        .sort((a, b) => (b.withdrawn ?? NEVER) - (a.withdrawn ?? NEVER))
        .slice(0, size)
        .map(({ slug }) => slug);
      return withdrawn.join() === expected.join()
        ? undefined
        : `withdrawals ${withdrawn.join()}; expected ${expected.join()}`;
    });
  }

  /** Returns a fault if the page of an article was answered with a wrong status. */
  faultOfPage(slug: string, status: number, interval: Interval): string | undefined {
    return this.#faultAtAll(interval, (now) => {
      const article = this.#articles.find((one) => one.slug === slug);
      const expected =
        article === undefined || releaseOf(article) > now ? 404 : endOf(article) <= now ? 410 : 200;
      return status === expected ? undefined : `status ${status}; expected ${expected}`;
    });
  }

  /** Returns a fault if a text names an article before its release. */
  leakIn(slugs: Iterable<string>, { received }: Interval): string | undefined {
    const ahead = new Set(this.#articles.filter((one) => releaseOf(one) > received).map(({ slug }) => slug));
    for (const slug of slugs) if (ahead.has(slug)) return `${slug} is named before its release`;
    return undefined;
  }

  /** Returns the slugs of a scope's articles that are shown at an instant, newest first. */
  shownAt(now: Instant, scope: ListedScope): string[] {
    return this.#articles
      .filter((one) => scope.has(one) && releaseOf(one) <= now && endOf(one) > now)
      .map(({ slug }) => slug);
  }

  #faultOfNewestAt(now: Instant, list: ShownList, scope: ListedScope, size: number): string | undefined {
    const shown = this.shownAt(now, scope);
    const { length } = list.slugs;
    const wrong = list.slugs.findIndex((slug, at) => slug !== shown[at]);
    if (wrong >= 0) return `${list.slugs[wrong]} at place ${wrong}; expected ${shown[wrong]}`;
    // An article that has expired or was withdrawn may keep its place, so that no older article comes back.
    const gone = this.#articles
      .filter((one) => scope.has(one) && releaseOf(one) <= now)
      .slice(0, size)
      .filter((one) => endOf(one) <= now).length;
    const least = Math.min(shown.length, size) - gone;
    if (length > size || length < least) return `${length} articles; expected ${least} to ${size}`;
    return this.#faultOfWithdrawn(list, now);
  }

  #faultOfWithdrawn({ withdrawn }: ShownList, now: Instant): string | undefined {
    const early = withdrawn.find(
      (slug) => (this.#articles.find((one) => one.slug === slug)?.withdrawn ?? NEVER) > now,
    );
    return early === undefined ? undefined : `${early} is shown as withdrawn, and is not`;
  }

  /**
   * Returns undefined if the answer was right at one instant between the request and the answer. Otherwise
   * returns what was wrong at the last of these instants.
   */
  #faultAtAll({ sent, received }: Interval, faultAt: (now: Instant) => string | undefined) {
    const instants = [sent, ...this.#changes.filter((change) => change > sent && change <= received)];
    let fault: string | undefined;
    for (const now of instants) {
      fault = faultAt(now);
      if (fault === undefined) return undefined;
    }
    return fault;
  }
}

function releaseOf({ published, publishAt = published }: PlannedArticle): Instant {
  return Math.max(published, publishAt);
}

function endOf({ expires = NEVER, withdrawn = NEVER }: PlannedArticle): Instant {
  return Math.min(expires, withdrawn);
}
