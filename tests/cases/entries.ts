/** Articles on which feed software has failed. The tests run the list over every format. */

import type { Article, ArticleId } from "../../src/model/article.ts";
import { at, topic } from "../support/articles.ts";

export type EntryCase = {
  readonly name: string;
  readonly article: Partial<Article>;
};

export const ENTRY_CASES: readonly EntryCase[] = [
  { name: "a plain article", article: {} },
  { name: "a heart in the title", article: { title: "I <3 Deno" } },
  { name: "an ampersand in the title", article: { title: "AT&T" } },
  { name: "an entity written out in the title", article: { title: "R&amp;D is written R&amp;amp;D" } },
  { name: "markup in the title", article: { title: 'Use <b> & "5 < 6" </title></item>' } },
  { name: "two section ends in the title", article: { title: "a ]]> b ]]> c" } },
  { name: "a section start in the title", article: { title: "<![CDATA[ never opened" } },
  { name: "a replacement pattern in the title", article: { title: "$& $1 $$ $` $'" } },
  { name: "a plain summary with markup", article: { summary: "5 < 6 & <b>7</b> ]]> ]]> &lt;" } },
  {
    name: "section ends in the content",
    article: { contentHtml: "<p>]]&gt; a ]]&gt; b</p>", contentText: "]]> a ]]> b" },
  },
  {
    name: "white space that matters",
    article: { contentHtml: "<pre>a\n\n    b\n</pre>\n<p>\n  c</p>", contentText: "a\n\n    b\n\nc" },
  },
  {
    name: "elements named like the feed's own",
    article: { contentHtml: "<details><summary>S</summary>\n<p>t</p></details>", contentText: "S\n\nt" },
  },
  { name: "no content", article: { contentHtml: "", contentText: "" } },
  {
    name: "an imported id that is an address",
    article: { id: "http://NOTES.example:80/a/../?p=7&x=å" as ArticleId },
  },
  {
    name: "an imported id that is not an IRI",
    article: {
      id: 'No. 7:  "Tides" & <b>more</b> ]]>' as ArticleId,
      atomId: "urn:uuid:aa81da01-7f74-5451-809a-2de453f949be" as ArticleId,
    },
  },
  { name: "no author", article: { authors: [] } },
  {
    name: "several authors with markup in their names",
    article: {
      authors: [
        { name: "Ås & Sønner <as>" },
        { name: 'Kari "K" Nordmann', url: "https://kari.example/?a=1&b=2" },
      ],
    },
  },
  { name: "no topic", article: { topics: [] } },
  {
    name: "topics with markup in their labels",
    article: {
      topics: [
        { ...topic("c-t"), label: 'C<T> & "Q"' },
        { ...topic("r-d"), label: "R&amp;D" },
      ],
    },
  },
  {
    name: "the dateline, credit and label of an agency",
    article: {
      dateline: "SÃO PAULO, Brazil",
      credit: 'A & B "News" <wire>',
      label: "CORRECTED-UPDATE 2",
      derived: ["title"],
    },
  },
  {
    name: "a lead image with size, type and text",
    article: {
      image: {
        url: 'https://notes.example/media/a-1.png?x=1&y="2"',
        width: 4,
        height: 3,
        type: "image/png",
        alt: 'A <b> & "c" $&',
      },
      derived: ["image"],
    },
  },
  {
    name: "a lead image with its address only",
    article: { image: { url: "https://img.example/a" } },
  },
  {
    name: "a recording with markup in its address",
    article: {
      recording: {
        url: 'https://cdn.example/a.mp3?x=1&y="2"<3>]]>',
        length: 31_457_280,
        type: "audio/mpeg",
        duration: 3_723,
      },
    },
  },
  {
    name: "a film of unknown duration beside a lead image",
    article: {
      image: { url: "https://img.example/a" },
      recording: { url: "https://notes.example/media/a-1.mp4", length: 5, type: "video/mp4" },
    },
  },
  {
    name: "corrections with markup in their notes",
    article: {
      updated: at("2024-05-08T00:00:00Z"),
      corrections: [{ date: at("2024-05-08T00:00:00Z"), note: 'Not <5> & "more".' }],
    },
  },
  { name: "an edit", article: { updated: at("2024-05-08T00:00:00Z") } },
  { name: "another language", article: { language: "nn", title: "Frå bris til storm" } },
  {
    name: "letters of many scripts",
    article: {
      title: "漢字 العربية Ελλάδα 😀 e\u0301",
      summary: "Привет",
      contentHtml: "<p>नमस्ते</p>",
      contentText: "नमस्ते",
    },
  },
  {
    name: "the year 1",
    article: { published: at("0001-01-01T00:00:00Z"), updated: at("0001-01-01T00:00:00Z") },
  },
  {
    name: "the year 9999",
    article: { published: at("9999-12-31T23:59:59Z"), updated: at("9999-12-31T23:59:59Z") },
  },
  { name: "a title of 10,000 characters", article: { title: "long ".repeat(2_000).trim() } },
];
