/**
 * An accepted article, before rendering. Each field's comment names the elements that it becomes in feeds.
 */

import type { Instant } from "./instant.ts";
import type { Topic } from "./topic.ts";

/**
 * The id of an article in feeds: `urn:uuid:...`, version 5, or the unchanged guid of an imported article.
 * Only `compiler/ground/identity.ts` makes one.
 */
export type ArticleId = string & { readonly brand: "ArticleId" };

export type Author = {
  readonly name: string;
  readonly url?: string;
  /** The last segment of the author's URL, if the slug made from the name belongs to another author. */
  readonly slug?: string;
};

/** Returns an author in the form of JSON Feed's authors[]. */
export function jsonAuthor({ name, url }: Author): { name: string; url?: string } {
  return url === undefined ? { name } : { name, url };
}

/**
 * A field that the compiler can make: the title from the lead (the first paragraph of a report), the image
 * from the first picture.
 */
export type DerivedField = "title" | "image";

/** The picture that represents an article. */
export type LeadImage = {
  /** The address of the picture: absolute, http or https. */
  readonly url: string;
  /**
   * The size of the picture in pixels. Both numbers are present, or both are absent. If the file is in the
   * folder of seeds, the build measures it. If not, the numbers are as the author wrote them.
   */
  readonly width?: number;
  readonly height?: number;
  /** The media type of the picture, if it was recognised from the bytes. */
  readonly type?: string;
  /** A description of the picture, in plain text. */
  readonly alt?: string;
};

/** A sound or a film. Podcast programs download it, and players play it. */
export type Recording = {
  /** The address of the file: absolute, http or https. */
  readonly url: string;
  /** The size of the file in bytes. */
  readonly length: number;
  /** The media type of the file: `audio/mpeg`. */
  readonly type: string;
  /** The duration in whole seconds, if it is known. */
  readonly duration?: number;
};

/** A sentence that says what was wrong, and the date of the correction. */
export type Correction = { readonly date: Instant; readonly note: string };

/** The date of a withdrawal, and its reason in a sentence or two. */
export type Withdrawal = {
  readonly date: Instant;
  readonly reason: string;
  /** The title to show instead of the article's, if the article's title was wrong. */
  readonly title?: string;
};

export type Article = {
  /** The id in feeds. RSS guid (isPermaLink=false) · Atom id · JSON id */
  readonly id: ArticleId;
  /** The id in Atom, if `id` is no IRI. Atom requires an IRI (RFC 4287 4.2.6). */
  readonly atomId?: ArticleId;
  /** The last segment of the article's URL. */
  readonly slug: string;
  /** Earlier slugs. Their pages redirect to the article's page. Absent if there are none. */
  readonly aliases?: readonly string[];
  /** The address of the article's page. RSS link · Atom link[rel=alternate] · JSON url */
  readonly url: string;
  /** The title in plain text. RSS title · Atom title[type=text] · JSON title */
  readonly title: string;
  /** The date of publication. RSS pubDate · Atom published · JSON date_published */
  readonly published: Instant;
  /** The date of the last change. RSS atom:updated (if later than `published`) · Atom updated · JSON date_modified */
  readonly updated: Instant;
  /** The instant from which the article is shown, if later than `published`. */
  readonly publishAt?: Instant;
  /** The instant from which the article is no longer shown. */
  readonly expires?: Instant;
  /**
   * The withdrawal, if there is one. From its date on, feeds have an entry with the reason in the place of
   * the article. Also in JSON _seedcast.withdrawn[] of the feed
   */
  readonly withdrawn?: Withdrawal;
  /** True if the article has a page, but is in no feed, list or count. */
  readonly unlisted?: true;
  /** The authors. May be empty. RSS dc:creator · Atom author · JSON authors */
  readonly authors: readonly Author[];
  /** The topics. RSS category · Atom category · JSON tags */
  readonly topics: readonly Topic[];
  /**
   * The summary: plain text, one paragraph. RSS description (as HTML) · Atom summary[type=text] · JSON
   * summary
   */
  readonly summary: string;
  /**
   * The content: sanitised HTML with absolute URLs. RSS content:encoded · Atom content[type=html] · JSON
   * content_html
   */
  readonly contentHtml: string;
  /** The content as plain text. */
  readonly contentText: string;
  /**
   * The language (a BCP 47 tag), if it differs from the site's. RSS dc:language · Atom entry/@xml:lang · JSON
   * language
   */
  readonly language?: string;
  /**
   * The picture that represents the article. The content shows it too. RSS media:content · Atom media:content
   * · JSON image
   */
  readonly image?: LeadImage;
  /**
   * The recording of the article. The content has a player of it. RSS enclosure · Atom link[rel=enclosure] ·
   * JSON attachments[]
   */
  readonly recording?: Recording;
  /** The place of the dateline, as the report spells it: `WASHINGTON`. JSON _seedcast.dateline */
  readonly dateline?: string;
  /** The agency or newsroom that made the report: `UrduPoint News / Sputnik`. JSON _seedcast.credit */
  readonly credit?: string;
  /**
   * The address at which the article was published first. JSON external_url · the canonical link of its page
   */
  readonly canonical?: string;
  /**
   * The agency's label before the headline: `UPDATE 2`, `Correction`. The content starts with it. JSON
   * _seedcast.label
   */
  readonly label?: string;
  /**
   * The corrections, sorted by date. They stand at the end of the content and change `updated`. JSON
   * _seedcast.corrections[]
   */
  readonly corrections?: readonly Correction[];
  /** The fields that the compiler made from the text. Absent if there are none. JSON _seedcast.derived */
  readonly derived?: readonly DerivedField[];
};

/** An article without its text, as the compiler keeps it after it wrote the article's pieces. */
export type ArticleFields = Omit<Article, "contentHtml" | "contentText">;

/** Compares articles in the order of feeds: newest first, then by id. */
export function compareByDate(
  a: Pick<Article, "published" | "id">,
  b: Pick<Article, "published" | "id">,
): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}
