/** Styles for paper: the whole text, its address, and the address of the feed on pages about a feed. */

export const PRINT = /* css */ `
.paper { display: none; }
@media print {
  :root { color-scheme: light; --paper: #fff; --panel: #fff; --ink: #000; --muted: #333; --rule: #999; --accent: #000; }
  body { max-inline-size: none; padding: 0; font-size: 10.5pt; }
  .skip, .masthead nav, .search, aside, article ~ .panel, .neighbours, .pager, .colophon ul, .feeds, .ways, .further { display: none; }
  .masthead { padding-block: 0 .75rem; }
  main { padding-block: 1.25rem 1rem; }
  main > *, main > article { max-inline-size: none; }
  .e-content { font-size: 11pt; }
  .e-content a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
  .paper { display: block; overflow-wrap: anywhere; }
  .front-list .entries, .entries .p-summary { display: block; }

  h1, h2, h3, figure, tr, blockquote, img, video, svg, .entries > li, .notice, .about { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .e-content :is(img, video, svg) { inline-size: auto; block-size: auto; max-inline-size: 100%; max-block-size: 70vh; }
  /* Paper does not scroll. */
  .scrolls, pre { overflow: visible; }
  .scrolls > table { font-size: 8.5pt; }
  th, td { min-inline-size: 5em; padding: .35em .4em; overflow-wrap: anywhere; }
  table:has(:nth-child(9):is(th, td)) :is(th, td) { min-inline-size: 0; }
  pre { padding: .5rem .75rem; border: 1px solid var(--rule); white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; }

  .panel { padding: 0; }
  .subscribe, .chosen, #feed-details { display: block; }
  .choice, .copy :is(input, button), .code > summary { display: none; }
  .copy .paper { font: 1rem/1.5 var(--mono); }
  .chosen { position: static; max-block-size: none; overflow: visible; }
  .feed-summary { position: static; max-block-size: none; padding: 0; border: 0; overflow: visible; }
}
`;
