/** The page of one article. */

import { html, raw } from "hono/html";
import { pagePath, scopeOfTopic } from "../../model/address.ts";
import { type Instant, toCalendarDay, toRfc3339 } from "../../model/instant.ts";
import type { PackAuthor, PackEntry } from "../../pack/layout.ts";
import type { Pack } from "../../pack/read.ts";
import type { TextDocument } from "../text-document.ts";
import { type Markup, page } from "./page.ts";

const decoder = new TextDecoder();

export async function articlePage(entry: PackEntry, pack: Pack, now: Instant): Promise<TextDocument> {
  const [body] = await pack.readFragments([entry.fragments.page]);
  const topics = entry.topics.flatMap((slug) => pack.topics.get(slug) ?? []);
  const main = html`<article>
<h1>${entry.title}</h1>
<p><time datetime="${toRfc3339(entry.published)}">${toCalendarDay(entry.published, pack.site.timezone)}</time>${
    entry.updated === entry.published
      ? ""
      : html`, updated <time datetime="${toRfc3339(entry.updated)}">${toCalendarDay(entry.updated, pack.site.timezone)}</time>`
  }${entry.authors.length === 0 ? "" : html`, by ${entry.authors.map(authorLink)}`}</p>
${/* Sanitised when it was compiled. */ raw(decoder.decode(body))}
<p>${topics.map((topic) => html`<a href="${pagePath(scopeOfTopic(topic))}">${topic.label}</a> `)}</p>
</article>`;
  const language = entry.language;
  return page({ title: `${entry.title}: ${pack.site.title}`, main, ...(language === undefined ? {} : { language }) }, pack, now);
}

function authorLink({ slug, name }: PackAuthor, place: number): Markup {
  return html`${place === 0 ? "" : ", "}<a href="${pagePath({ kind: "author", slug })}">${name}</a>`;
}
