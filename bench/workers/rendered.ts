/**
 * Makes a feed in the usual way at every request: a library renders the articles, and the bytes are hashed
 * for the entity-tag.
 */

import { Feed } from "feed";
import { generateRssFeed } from "feedsmith";
import content from "generated/articles.json";
import { Hono } from "hono";
import { etag } from "hono/etag";

const { site, articles } = content;
const RSS = { "Content-Type": "application/rss+xml; charset=utf-8" };
const newestFirst = () => articles.toSorted((a, b) => b.published - a.published);
const app = new Hono();

app.use(etag());
app.get("/feed", (context) => {
  const feed = new Feed({
    title: site.title,
    description: site.description,
    id: site.id,
    link: site.url,
    language: site.language,
    ttl: site.ttl,
    feedLinks: { rss: `${site.url}/rss.xml` },
    updated: new Date(Math.max(...articles.map(({ updated }) => updated))),
  });
  for (const article of newestFirst()) {
    feed.addItem({
      id: article.id,
      title: article.title,
      link: article.url,
      date: new Date(article.published),
      description: article.summary,
      content: article.contentHtml,
      author: article.authors.map(({ name, url }) => (url === undefined ? { name } : { name, link: url })),
      category: article.topics.map(({ label }) => ({ name: label })),
    });
  }
  return context.body(feed.rss2(), 200, RSS);
});
app.get("/feedsmith", (context) =>
  context.body(
    generateRssFeed({
      title: site.title,
      description: site.description,
      link: site.url,
      language: site.language,
      ttl: site.ttl,
      items: newestFirst().map((article) => ({
        title: article.title,
        link: article.url,
        guid: { value: article.id, isPermaLink: false },
        pubDate: new Date(article.published),
        description: article.summary,
        categories: article.topics.map(({ label }) => ({ name: label })),
        content: { encoded: article.contentHtml },
        dc: { creators: article.authors.map(({ name }) => name) },
      })),
    }),
    200,
    RSS,
  ),
);

export default app;
