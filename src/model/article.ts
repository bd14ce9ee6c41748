/** An accepted article, before any format, with what each field becomes on the wire. */

import type { Instant } from "./instant.ts";
import type { Topic } from "./topic.ts";

/** `urn:uuid:...`, version 5; of an imported article the guid it came with, verbatim. Made by the compiler's identity alone. */
export type ArticleId = string & { readonly brand: "ArticleId" };

export type Author = {
  readonly name: string;
  readonly url?: string;
  /** Last segment of the author's URL, where the name's own is another author's. */
  readonly slug?: string;
};

/** JSON Feed authors[] */
export function jsonAuthor({ name, url }: Author): { name: string; url?: string } {
  return url === undefined ? { name } : { name, url };
}

/** A title is made of the lead, an image is the first of the content. */
export type DerivedField = "title" | "image";

/** The picture that stands for an article. */
export type LeadImage = {
  /** Absolute, http or https. */
  readonly url: string;
  /** Pixels, both or neither: measured where the file lies beside the article, else as the author wrote them. */
  readonly width?: number;
  readonly height?: number;
  /** Its media type, where its bytes told it. */
  readonly type?: string;
  /** What it shows, in plain text. */
  readonly alt?: string;
};

/** What was wrong, in a sentence, and when that was said. */
export type Correction = { readonly date: Instant; readonly note: string };

/** Why an article is no longer stood by, in a sentence or two, and since when. */
export type Withdrawal = { readonly date: Instant; readonly reason: string };

export type Article = {
  /** RSS guid (isPermaLink=false) · Atom id · JSON id */
  readonly id: ArticleId;
  /** Where `id` is no IRI, as Atom wants one (RFC 4287 4.2.6). Atom id */
  readonly atomId?: ArticleId;
  /** Last segment of the article's URL. */
  readonly slug: string;
  /** Slugs that it had before, whose pages redirect to its own; absent where there are none. */
  readonly aliases?: readonly string[];
  /** RSS link · Atom link[rel=alternate] · JSON url */
  readonly url: string;
  /** Plain text. RSS title · Atom title[type=text] · JSON title */
  readonly title: string;
  /** RSS pubDate · Atom published · JSON date_published */
  readonly published: Instant;
  /** Atom updated · JSON date_modified · RSS has no place for it */
  readonly updated: Instant;
  /** Not before this instant is it shown, where that is later than `published`. */
  readonly publishAt?: Instant;
  /** From this instant on it is shown no more. */
  readonly expires?: Instant;
  /**
   * From then on only this is said of it. Atom at:deleted-entry (RFC 6721) · JSON _seedcast.withdrawn[] of the feed · RSS has no
   * place for it
   */
  readonly withdrawn?: Withdrawal;
  /** Whether feeds, lists and counts leave it out; its page is there. */
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
  /** BCP 47, where it is not the site's. RSS dc:language · Atom entry/@xml:lang · JSON language */
  readonly language?: string;
  /** Stands in the content too. RSS media:content · Atom media:content · JSON image */
  readonly image?: LeadImage;
  /** Where it was filed from, as the copy gives it: `WASHINGTON`. JSON _seedcast.dateline */
  readonly dateline?: string;
  /** Whose report it is: `UrduPoint News / Sputnik`. JSON _seedcast.credit */
  readonly credit?: string;
  /** What the agency set before the headline: `UPDATE 2`, `Correction`. Opens the content. JSON _seedcast.label */
  readonly label?: string;
  /** By date. Ends the content, and moves `updated`. JSON _seedcast.corrections[] */
  readonly corrections?: readonly Correction[];
  /** The fields that nobody wrote and the compiler made of the text; absent where there is none. JSON _seedcast.derived */
  readonly derived?: readonly DerivedField[];
};
