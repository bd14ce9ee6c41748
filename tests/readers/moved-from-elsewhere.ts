/** The scenario of a site that moves here from another program. Its feeds had other addresses. Its ids stay. */

import { describeProblem, type Problem } from "../../src/compiler/ground/problem.ts";
import { type ImportOutcome, importSource } from "../../src/importer/import.ts";
import { documents } from "./proxy.ts";
import type { Scenario } from "./scenario.ts";

const ORIGIN = "http://old.example";

type OldPost = { readonly number: number; readonly title: string; readonly text: string };

/** The newest first. As in WordPress, the id of a post is an address with its number. */
const POSTS: readonly OldPost[] = [
  { number: 41, title: "Buoys in winter", text: "Ice drags the buoys under. They come up in April." },
  {
    number: 37,
    title: "A lock keeper's day",
    text: "The gates open at six, and the first barge is through by seven.",
  },
  { number: 30, title: "Reading a sea chart", text: "Depths are in metres below chart datum." },
  { number: 22, title: "Why harbours silt up", text: "A river drops its sand where it slows." },
  { number: 14, title: "Names of the tides", text: "Spring tides have nothing to do with spring." },
  { number: 9, title: "Where eels wait", text: "Eels wait below the weir until the moon is dark." },
];
/** The number of posts in the old feeds. Older ones are on a second page. */
const PAGE_SIZE = 4;
const NEWEST = POSTS.slice(0, PAGE_SIZE);

const guid = ({ number }: OldPost) => `${ORIGIN}/?p=${number}`;
const link = ({ title }: OldPost) => `${ORIGIN}/2023/${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}/`;
const date = ({ number }: OldPost) => new Date(Date.UTC(2023, 9, 1) + number * 86_400_000);
const html = ({ text }: OldPost) => `<p>${text}</p>`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const rss = (posts: readonly OldPost[], next = "") => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Lock and Buoy</title><link>${ORIGIN}/</link><description>Notes from the water.</description>${next}
${posts
  .map(
    (post) => `<item><title>${post.title}</title><link>${link(post)}</link>
<guid isPermaLink="false">${guid(post)}</guid><pubDate>${date(post).toUTCString()}</pubDate>
<description>${post.text}</description><content:encoded>${escaped(html(post))}</content:encoded></item>`,
  )
  .join("\n")}
</channel></rss>
`;
const SECOND_PAGE = `${ORIGIN}/feed/?paged=2`;
const RSS = rss(NEWEST, `<atom:link rel="next" href="${SECOND_PAGE}"/>`);

const ATOM = `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Lock and Buoy</title><id>${ORIGIN}/feed/atom/</id>
<updated>${date(POSTS[0] as OldPost).toISOString()}</updated><author><name>Kari Nordmann</name></author>
${NEWEST.map(
  (post) => `<entry><title>${post.title}</title><link rel="alternate" type="text/html" href="${link(post)}"/>
<id>${guid(post)}</id><published>${date(post).toISOString()}</published><updated>${date(post).toISOString()}</updated>
<content type="html">${escaped(html(post))}</content></entry>`,
).join("\n")}
</feed>
`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Lock and Buoy",
  items: NEWEST.map((post) => ({
    ...{ id: guid(post), url: link(post), title: post.title },
    ...{ content_html: html(post), date_published: date(post).toISOString() },
  })),
});

export const MOVED_FROM_ELSEWHERE: Scenario = {
  start: "2024-06-03T08:00:00Z",
  origin: ORIGIN,
  files: { "_site.yaml": "id: 5b0c7a52-9f0e-4b77-8f0c-0f4b5d0a7c21\n" },
  addresses: { rss: `${ORIGIN}/feed/`, atom: `${ORIGIN}/feed/atom/`, json: `${ORIGIN}/feed/json/` },
  steps: [
    {
      name: "subscription at the old site",
      async play({ hosts }) {
        hosts.set(
          new URL(ORIGIN).host,
          documents({
            "/feed/": { type: "application/rss+xml", body: RSS },
            "/feed/atom/": { type: "application/atom+xml", body: ATOM },
            "/feed/json/": { type: "application/feed+json", body: JSON_FEED },
          }),
        );
      },
      new: NEWEST.map(({ title }) => title),
    },
    {
      name: "import with redirects",
      async play(stage) {
        const { redirects, pageSize } = await importFeed(stage.site.folder);
        const lines = [...redirects, ["/feed/atom/", "/atom.xml"], ["/feed/json/", "/feed.json"]];
        const settings = lines.map(([from, to]) => `  ${from}: ${to}\n`).join("");
        await stage.site.edit("_site.yaml", "id:", `page_size: ${pageSize}\nredirects:\n${settings}id:`);
        stage.wait(1);
        await stage.publish();
      },
    },
    {
      name: "new article after the import",
      async play(stage) {
        await stage.site.write({
          "dredgers.md":
            "---\ntitle: How dredgers dig\ndate: 2024-06-04\n---\n\nA bucket chain lifts the silt.\n",
        });
        stage.wait(24);
        await stage.publish();
      },
      new: ["How dredgers dig"],
    },
  ],
};

/** Imports the old feed as `npm run import` does. */
async function importFeed(folder: string): Promise<ImportOutcome> {
  const problems: Problem[] = [];
  const fetch = async (url: string) =>
    new Response(url === SECOND_PAGE ? rss(POSTS.slice(PAGE_SIZE)) : RSS, {
      headers: { "Content-Type": "application/rss+xml" },
    });
  const settings = { folder, source: `${ORIGIN}/feed/`, dryRun: false };
  const imported = await importSource(settings, { fetch, print: () => undefined }, problems);
  const failures = [...problems, ...(imported?.failures ?? []), ...(imported?.skipped ?? [])];
  if (imported?.written.length !== POSTS.length || failures.length > 0)
    throw new Error(`imported ${imported?.written.length}: ${failures.map(describeProblem).join("\n")}`);
  return imported;
}
