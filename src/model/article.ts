/**
 * An accepted article, before rendering. Each field's comment names the elements that it becomes in feeds.
 */

import type { Instant } from "./instant.ts";
import type { Topic } from "./topic.ts";

/**
 * `urn:uuid:...`, version 5, or the unchanged guid of an imported article. Only `compiler/ground/identity.ts`
 * makes one.
 */
export type ArticleId = string & { readonly brand: "ArticleId" };

export type Author = {
  readonly name: string;
  readonly url?: string;
  /** Last segment of the author's URL, if the slug made from the name belongs to another author. */
  readonly slug?: string;
};

/** Returns an author in the form of JSON Feed's authors[]. */
export function jsonAuthor({ name, url }: Author): { name: string; url?: string } {
  return url === undefined ? { name } : { name, url };
}

/** A field that the compiler can make: the title from the lead, the image from the first picture. */
export type DerivedField = "title" | "image";

/** The picture that represents an article. */
export type LeadImage = {
  /** Absolute, http or https. */
  readonly url: string;
  /** Pixels, both or neither. Measured if the file is beside the article, else as the author wrote them. */
  readonly width?: number;
  readonly height?: number;
  /** Its media type, if it was recognised from the bytes. */
  readonly type?: string;
  /** A description of the picture, in plain text. */
  readonly alt?: string;
};

/** A sentence that says what was wrong, and the date of the correction. */
export type Correction = { readonly date: Instant; readonly note: string };

/** The date of a withdrawal, and its reason in a sentence or two. */
export type Withdrawal = { readonly date: Instant; readonly reason: string };

export type Article = {
  /** RSS guid (isPermaLink=false) · Atom id · JSON id */
  readonly id: ArticleId;
  /** Atom id, if `id` is no IRI. Atom requires an IRI (RFC 4287 4.2.6). */
  readonly atomId?: ArticleId;
  /** Last segment of the article's URL. */
  readonly slug: string;
  /** Earlier slugs. Their pages redirect to the article's page. Absent if there are none. */
  readonly aliases?: readonly string[];
  /** RSS link · Atom link[rel=alternate] · JSON url */
  readonly url: string;
  /** Plain text. RSS title · Atom title[type=text] · JSON title */
  readonly title: string;
  /** RSS pubDate · Atom published · JSON date_published */
  readonly published: Instant;
  /** Atom updated · JSON date_modified · RSS has no place for it */
  readonly updated: Instant;
  /** The instant from which the article is shown, if later than `published`. */
  readonly publishAt?: Instant;
  /** The instant from which the article is no longer shown. */
  readonly expires?: Instant;
  /**
   * From its date on, the notice of the withdrawal replaces the article. Atom at:deleted-entry (RFC 6721) ·
   * JSON _seedcast.withdrawn[] of the feed · RSS has no place for it
   */
  readonly withdrawn?: Withdrawal;
  /** The article has a page, but is in no feed, list or count. */
  readonly unlisted?: true;
  /** RSS dc:creator · Atom author · JSON authors. May be empty. */
  readonly authors: readonly Author[];
  /** RSS category · Atom category · JSON tags */
  readonly topics: readonly Topic[];
  /** Plain text, one paragraph. RSS description (as HTML) · Atom summary[type=text] · JSON summary */
  readonly summary: string;
  /** Sanitised HTML with absolute URLs. RSS content:encoded · Atom content[type=html] · JSON content_html */
  readonly contentHtml: string;
  /** JSON content_text */
  readonly contentText: string;
  /** BCP 47, if it differs from the site's. RSS dc:language · Atom entry/@xml:lang · JSON language */
  readonly language?: string;
  /** Also in the content. RSS media:content · Atom media:content · JSON image */
  readonly image?: LeadImage;
  /** The place of the dateline, as the copy spells it: `WASHINGTON`. JSON _seedcast.dateline */
  readonly dateline?: string;
  /** The agency or newsroom that made the report: `UrduPoint News / Sputnik`. JSON _seedcast.credit */
  readonly credit?: string;
  /** The address at which the article was published first. JSON external_url · the canonical link of its page */
  readonly canonical?: string;
  /**
   * The agency's label before the headline: `UPDATE 2`, `Correction`. Starts the content. JSON
   * _seedcast.label
   */
  readonly label?: string;
  /** Sorted by date. They end the content and move `updated`. JSON _seedcast.corrections[] */
  readonly corrections?: readonly Correction[];
  /** The fields that the compiler made from the text. Absent if there are none. JSON _seedcast.derived */
  readonly derived?: readonly DerivedField[];
};

/** Compares articles in the order of feeds: newest first, then by id. */
export function compareByDate(a: Article, b: Article): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}
