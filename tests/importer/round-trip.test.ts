/**
 * Imports seedcast's own feeds and compiles them again. Ids and contents must be equal, so that feed readers
 * keep their read marks.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articleId } from "../../src/compiler/ground/identity.ts";
import { writeBody } from "../../src/formats/body.ts";
import type { Article } from "../../src/model/article.ts";
import { FORMAT_NAMES, FORMATS, type Format } from "../../src/model/format.ts";
import { ENTRY_CASES } from "../cases/entries.ts";
import { article, at, SITE } from "../support/articles.ts";
import { compiledIn, importInto, importText, serve } from "../support/import.ts";
import { NEWSROOM, newsroomApp } from "../support/newsroom.ts";
import { appOf, NOW } from "../support/pack.ts";
import { folderOf } from "../support/seeds.ts";

/** The fixture's site file without its redirects, because they lead to topics that are missing here. */
const [SITE_FILE = ""] = readFileSync(join(NEWSROOM, "_site.yaml"), "utf8").split("redirects:");

/** Returns the fields that every format has. */
function carried({
  id,
  slug,
  title,
  published,
  authors,
  topics,
  summary,
  contentHtml,
  contentText,
  language,
}: Article) {
  const names = authors.map(({ name }) => name);
  return {
    id,
    slug,
    title,
    published,
    names,
    labels: topics.map(({ label }) => label),
    summary,
    contentHtml: writeBody(contentHtml),
    contentText,
    language,
  };
}

/** Only JSON Feed has the duration. */
function withoutDuration(recording: Article["recording"]) {
  const { duration: _, ...rest } = recording ?? {};
  return rest;
}

/** Further fields by format. */
const MORE: Readonly<Record<Format, (article: Article) => object>> = {
  rss: ({ recording }) => ({ recording: withoutDuration(recording) }),
  atom: ({ updated, authors, recording }) => ({ updated, authors, recording: withoutDuration(recording) }),
  json: ({ updated, authors, image, recording }) => ({ updated, authors, image: image?.url, recording }),
};

describe.each(FORMAT_NAMES)("a site that is imported from its own %s", (format) => {
  const compared = (article: Article) => ({ ...carried(article), ...MORE[format](article) });

  it("has the same ids, titles, dates, authors, topics and content as before", async () => {
    const app = await newsroomApp();
    const document = await (await app.request(`/${FORMATS[format].document}?limit=500`)).text();
    const before = (await compiledIn(NEWSROOM)).filter(
      ({ published, unlisted, withdrawn }) => published <= NOW && !unlisted && withdrawn === undefined,
    );
    const { folder, skipped, failures } = await importText(document, { "_site.yaml": SITE_FILE });
    expect([skipped, failures]).toEqual([[], []]);
    expect(before.length).toBeGreaterThan(3);
    // A withdrawn article is an entry too, with the reason as its text.
    const after = (await compiledIn(folder)).filter(({ title }) => !title.startsWith("Withdrawn: "));
    expect(after.map(compared)).toEqual(before.map(compared));
  });

  it("has them with texts that feeds have had errors with", async () => {
    // The compiler refuses the year 1. White space at both ends of a text is trimmed.
    const before = ENTRY_CASES.filter(({ name }) => name !== "the year 1").map(({ article: overrides }, at) =>
      article({
        slug: `case-${at}`,
        url: `${SITE.url}/articles/case-${at}`,
        ...overrides,
        id: overrides.id ?? articleId(SITE.id, `case-${at}`),
      }),
    );
    const app = await appOf(before, { now: at("9999-12-31T23:59:59Z") });
    const document = await (await app.request(`/${FORMATS[format].document}?limit=500`)).text();
    const { folder, skipped, failures } = await importText(document, {
      "_site.yaml": `id: ${SITE.id}\nurl: ${SITE.url}\n`,
    });
    expect([skipped, failures]).toEqual([[], []]);
    const compared = ({ id, atomId, slug, title, published, summary, topics }: Article) => ({
      id: format === "atom" ? (atomId ?? id) : id,
      slug,
      title,
      published,
      summary: summary.trim(),
      topics: topics.map(({ label }) => label),
    });
    const bySlug = (a: Article, b: Article) => (a.slug < b.slug ? -1 : 1);
    expect((await compiledIn(folder)).toSorted(bySlug).map(compared)).toEqual(
      before.toSorted(bySlug).map(compared),
    );
  });

  it("includes all archive documents", async () => {
    const { origin } = await serve((path) => app.request(path));
    const old = Array.from({ length: 120 }, (_, day) =>
      article({
        slug: `tide-${day}`,
        title: `Tides of day ${day}`,
        url: `${origin}/articles/tide-${day}`,
        published: at("2024-01-01") + day * 86_400_000,
      }),
    );
    const site = { ...SITE, url: origin };
    const app = await appOf(old, { site });
    const { folder, written, printed } = await importInto(
      await folderOf({}),
      `${origin}/${FORMATS[format].document}`,
    );
    expect(written).toHaveLength(120);
    expect(printed.length).toBeGreaterThan(2);
    expect((await compiledIn(folder)).map(({ id }) => id)).toEqual(old.map(({ id }) => id));
  });
});
