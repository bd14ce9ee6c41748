/** Metadata in an article's page for programs: schema.org's NewsArticle as JSON-LD, and Open Graph. */

import { PATHS } from "../../model/address.ts";
import type { Recording } from "../../model/article.ts";
import { toRfc3339 } from "../../model/instant.ts";
import type { Pack } from "../../pack/read.ts";
import type { Entry } from "../entry.ts";
import { html, type Markup, raw } from "./markup.ts";

/**
 * Returns the NewsArticle (https://schema.org/NewsArticle) as a data block, a script element that is not run.
 * The Content-Security-Policy does not block data blocks.
 */
export function newsArticle(entry: Entry, url: string, { site, topics }: Pack): Markup {
  const labels = entry.topics.flatMap((slug) => topics.get(slug)?.label ?? []);
  const logo = site.image ?? site.icon;
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: entry.title,
    description: entry.summary === "" ? undefined : entry.summary,
    url,
    mainEntityOfPage: url,
    inLanguage: entry.language ?? site.language,
    datePublished: toRfc3339(entry.published),
    dateModified: toRfc3339(entry.updated),
    author: entry.authors.map(({ name, url }) => ({ "@type": "Person", name, url })),
    publisher: { "@type": "Organization", name: site.title, url: site.url + PATHS.home, logo },
    articleSection: labels.length === 0 ? undefined : labels,
    dateline: entry.dateline,
    creditText: entry.credit,
    image: entry.image === undefined ? undefined : imageObject(entry.image),
    ...(entry.recording === undefined ? {} : mediaObject(entry.recording, entry)),
  };
  // Only the character `<` can end a script element or start a comment in it.
  // https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return html`<script type="application/ld+json">${raw(json)}</script>
`;
}

/** Returns the Open Graph elements of an article. https://ogp.me/ */
export function openGraph(
  { title, summary, published, updated, image, recording }: Entry,
  url: string,
  { site }: Pack,
): Markup {
  const properties = [
    ["og:type", "article"],
    ["og:title", title],
    ["og:url", url],
    ["og:site_name", site.title],
    ["og:description", summary],
    ["article:published_time", toRfc3339(published)],
    ["article:modified_time", toRfc3339(updated)],
    ["og:image", image?.url],
    ["og:image:width", image?.width],
    ["og:image:height", image?.height],
    ["og:image:alt", image?.alt],
    ...(recording === undefined
      ? []
      : ([
          [`og:${kindOf(recording)}`, recording.url],
          [`og:${kindOf(recording)}:type`, recording.type],
        ] as const)),
  ] as const;
  return html`${properties.map(([property, content]) => (content === undefined || content === "" ? "" : html`<meta property="${property}" content="${content}">\n`))}`;
}

function imageObject({ url, width, height, alt }: NonNullable<Entry["image"]>) {
  return { "@type": "ImageObject", url, width, height, caption: alt };
}

function kindOf({ type }: Recording): "audio" | "video" {
  return type.startsWith("video/") ? "video" : "audio";
}

/** Returns the recording as an AudioObject or VideoObject, under the property of its kind. */
function mediaObject(recording: Recording, { title, summary, published, image }: Entry) {
  const { url, type, length, duration } = recording;
  const kind = kindOf(recording);
  return {
    [kind]: {
      "@type": kind === "video" ? "VideoObject" : "AudioObject",
      name: title,
      description: summary === "" ? undefined : summary,
      thumbnailUrl: image?.url,
      uploadDate: toRfc3339(published),
      contentUrl: url,
      encodingFormat: type,
      contentSize: String(length),
      // ISO 8601, in seconds alone.
      duration: duration === undefined ? undefined : `PT${duration}S`,
    },
  };
}
