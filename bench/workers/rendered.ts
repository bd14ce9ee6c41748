/** The usual way to a feed: builds it from the articles at every request, and hashes the result for its entity-tag. */

import { Feed } from "feed";
import content from "generated/articles.json";
import { Hono } from "hono";
import { etag } from "hono/etag";

const { site, articles } = content;
const app = new Hono();

app.use(etag());
app.get("/rss.xml", (context) => {
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
  for (const article of articles.toSorted((a, b) => b.published - a.published)) {
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
  return context.body(feed.rss2(), 200, { "Content-Type": "application/rss+xml; charset=utf-8" });
});

export default app;
