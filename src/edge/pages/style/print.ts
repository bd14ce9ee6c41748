/** Styles for paper: the text of an article and its address. */

export const PRINT = /* css */ `
.paper { display: none; }
@media print {
  :root { --paper: #fff; --panel: #fff; --ink: #000; --muted: #333; --rule: #999; --accent: #000; }
  body { max-inline-size: none; padding: 0; font-size: 10.5pt; }
  .skip, .masthead nav, .search, aside, .panel, .neighbours, .pager, .colophon ul, .feeds, .ways { display: none; }
  .masthead, main { padding-block: 0 1rem; }
  main > *, main > article { max-inline-size: none; }
  .e-content { font-size: 11pt; }
  .e-content a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
  .paper { display: block; }
  h1, h2, h3, figure, table, pre, blockquote { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
