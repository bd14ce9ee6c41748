/** Styles of the parts of pages: headings, lists of articles, articles, panels, the tree of topics. */

export const PARTS = /* css */ `
.heading { margin-block-end: 2.25rem; }
.heading > :last-child { margin-block-end: 0; }
.kicker, .trail { margin-block: 0 .75rem; color: var(--muted); font: 600 .875rem/1.4 var(--sans); }
.trail ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
.trail li { margin: 0; padding-block: .15rem; }
.trail li + li::before { content: "/"; padding-inline: .6em; color: var(--rule); }
.lead { max-inline-size: 40rem; color: var(--muted); font-size: 1.1875rem; line-height: 1.5; }
.meta, .about, .count, .note, .ways, .pager { color: var(--muted); font: .875rem/1.6 var(--sans); }
.meta a, .about a { color: inherit; }
.meta a.u-url { text-decoration: none; }
.meta a:hover, .about a:hover { color: var(--accent); }
.meta, .ways { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.ways { margin-block: 1.25rem; }
.ways > a { display: inline-block; padding-block: .15rem; }
.byline { color: var(--ink); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.dateline { letter-spacing: .02em; }

.h-feed > h2 { margin-block: 0; padding-block-end: .6rem; border-block-end: 1px solid var(--ink); font: 700 .9375rem/1.3 var(--sans); }
main > .h-feed { margin-block-start: 3.5rem; }
.h-feed > h2 + p { padding-block-start: 1.25rem; }
.entries { margin: 0; padding: 0; list-style: none; }
.entries > li { container-type: inline-size; margin: 0; padding-block: 1.5rem; border-block-end: 1px solid var(--rule); }
.entry { display: grid; }
.entry > * { margin-block-end: 0; }
.entries h3 { margin-block: 0 .4rem; font-size: clamp(1.1875rem, 1.1rem + .4vw, 1.375rem); line-height: 1.25; }
.entries h3 a { color: inherit; text-decoration: none; }
.entries h3 a:hover { text-decoration: underline; text-decoration-color: var(--accent); }
.entries h3 a:visited { color: color-mix(in srgb, var(--ink) 82%, var(--paper)); }
.entries .p-summary { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.entries .meta { margin-block-start: .6rem; }
.entry img { order: -1; inline-size: 100%; aspect-ratio: 16 / 9; object-fit: cover; border-radius: 3px; margin-block-end: .85rem; }
@container (min-width: 22rem) {
  .entry:has(> img) { grid-template: auto auto 1fr / minmax(0, 1fr) auto; column-gap: 1.5rem; }
  .entry > * { grid-column: 1; }
  .entry img { grid-area: 1 / 2 / span 3; inline-size: clamp(5rem, 25cqi, 9rem); aspect-ratio: 4 / 3; margin: 0; }
}
.front-list { container: front / inline-size; }
.front-list .entries > li:first-child { padding-block-start: 1.75rem; }
.front-list .entries > li:first-child h3 { font-size: clamp(1.5rem, 1rem + 2.6cqi, 2.375rem); line-height: 1.14; letter-spacing: -.012em; }
.front-list .entries > li:first-child .p-summary { font-size: 1.1875rem; line-height: 1.5; -webkit-line-clamp: 6; }
@container (min-width: 34rem) {
  .front-list .entries > li:first-child img { inline-size: 30cqi; }
}
@container front (min-width: 40rem) {
  .front-list .entries { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
  .front-list .entries > li:first-child { grid-column: 1 / -1; }
}
.pager { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .5rem 1.5rem; padding-block-start: 1.5rem; }

.notice { padding-block: 1.5rem; border-block-start: 1px solid var(--rule); }
.notice h2 { margin-block: 0 .3rem; font-size: 1.3125rem; }
.notice .meta { margin-block: 0 .75rem; font-size: .875rem; }
.notice p { margin-block-end: .5rem; }

main > article { max-inline-size: 40rem; }
article > .heading { padding-block-end: 1.5rem; border-block-end: 1px solid var(--rule); }
article .meta { margin-block-start: 1.1rem; font-size: .9375rem; }
.e-content { font-size: clamp(1.125rem, 1.05rem + .35vw, 1.25rem); line-height: 1.65; hanging-punctuation: first; }
.e-content h1 { font-size: 1.75rem; margin-block: 1.75em .5em; }
.e-content > :first-child { margin-block-start: 0; }
.about { margin-block-start: 2.5rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--rule); }
.about p { margin-block-end: .35rem; }
.neighbours { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1rem 2rem; max-inline-size: 40rem; margin-block: 2.5rem; }
.neighbours a { color: inherit; text-decoration: none; }
.neighbours span { display: block; color: var(--muted); font: .875rem/1.6 var(--sans); }
.neighbours strong { line-height: 1.3; }
.neighbours a:hover strong { text-decoration: underline; text-decoration-color: var(--accent); }
@media (min-width: 42rem) {
  .neighbours [rel="next"]:not(:only-child) { text-align: end; }
}

.panel { padding: 1.35rem 1.5rem; border-radius: 6px; background: var(--panel); font: .9375rem/1.55 var(--sans); }
.panel + .panel { margin-block-start: 1.5rem; }
main > article ~ .panel { max-inline-size: 40rem; }
.panel h2 { margin-block: 0 .6rem; font-size: 1.125rem; }
.panel p { margin-block-end: .85rem; }
.panel > :last-child { margin-block-end: 0; }
.feeds { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.feeds li { margin: 0; }
.feeds ~ :is(p, .further) { margin-block-start: .85rem; }
.feeds a { display: block; padding: .3rem .8rem; border: 1px solid var(--accent); border-radius: 2rem; font: 600 .875rem/1.4 var(--sans); text-decoration: none; }
.feeds a:hover { color: var(--paper); background: var(--accent); }
.counted { margin-block-end: .85rem; padding: 0; list-style: none; }
.counted li { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; margin: 0; padding-block: .3rem; border-block-end: 1px solid var(--rule); }
.count { font-variant-numeric: tabular-nums; }

.topic-tree > ul { columns: 19rem; column-gap: 3.5rem; }
.topic-tree ul { margin: 0; padding: 0; list-style: none; }
.topic-tree > ul > li { break-inside: avoid; margin: 0 0 2rem; padding-block-start: .75rem; border-block-start: 1px solid var(--ink); font-size: 1.1875rem; font-weight: 700; }
.topic-tree li li { margin: .35rem 0 0; font-size: 1.0625rem; font-weight: 400; }
.topic-tree li li li { margin: 0; padding: .35rem 0 0; padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--rule); }
.topic-tree p { margin: 0; }
.topic-tree a { color: inherit; text-decoration: none; }
.topic-tree a:hover { color: var(--accent); text-decoration: underline; }
.topic-tree .count { font-weight: 400; margin-inline-start: .35rem; }
.topic-tree .feed { margin-inline-start: .5rem; padding: .2rem .4rem; color: var(--accent); font: 600 .75rem/1.6 var(--sans); }
.topic-tree .note { max-inline-size: 30rem; font-weight: 400; }
.quiet { margin-block-start: 1rem; }
.quiet > summary { color: var(--muted); font: .9375rem/1.5 var(--sans); }
.quiet .topic-tree { padding-block-start: 1.5rem; }
`;
