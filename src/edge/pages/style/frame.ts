/** Styles around the content: masthead, columns, footer. */

export const FRAME = /* css */ `
.skip { position: absolute; inset-block-start: -10rem; inset-inline-start: 1rem; z-index: 1; padding: .75em 1em; background: var(--accent); color: var(--paper); font: 600 1rem var(--sans); }
.skip:focus { inset-block-start: .5rem; }

.masthead { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 2rem; padding-block: 1.25rem 1rem; border-block-end: 3px double var(--rule); font-family: var(--sans); font-size: .9375rem; }
.site { margin: 0; font: 700 1.25rem/1.2 var(--serif); letter-spacing: -.01em; }
.site, .site a { display: flex; align-items: center; gap: .6em; min-inline-size: 0; color: inherit; text-decoration: none; }
.site a:hover span { text-decoration: underline; text-decoration-thickness: 1px; }
.site span { min-inline-size: 0; }
.mark { flex: none; inline-size: 1.75em; block-size: 1.75em; object-fit: contain; border-radius: 4px; }
.front { flex: 1 1 100%; padding-block: clamp(.75rem, 3vw, 2rem); margin-block-end: .5rem; border-block-end: 1px solid var(--rule); text-align: center; }
.front .site { flex-direction: column; gap: .35em; font-size: clamp(1.75rem, 1rem + 3.6vw, 3.25rem); line-height: 1.08; letter-spacing: -.02em; }
.front .mark { inline-size: 2.5rem; block-size: 2.5rem; border-radius: 7px; }
.front p { max-inline-size: 42rem; margin: .9rem auto 0; color: var(--muted); font: italic clamp(1rem, .9rem + .6vw, 1.25rem)/1.45 var(--serif); text-wrap: balance; }
.masthead nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.masthead nav li { margin: 0; }
.masthead .search { flex: 1 1 15rem; max-inline-size: 100%; }
@media (max-width: 43.99rem) {
  .masthead nav { flex: 1 1 100%; }
}
@media (min-width: 44rem) {
  .masthead .search { flex: 0 1 15rem; }
}
@media (min-width: 48rem) {
  .masthead:not(:has(> .front)) { flex-wrap: nowrap; }
  .masthead > .site { flex: 1 1 0; }
  .masthead nav { flex: none; }
  .masthead .search { flex: 0 0 clamp(13rem, 24vw, 17rem); min-inline-size: 0; }
}
.masthead nav a { display: block; padding-block: .35rem; color: inherit; font-weight: 600; text-decoration: none; }
.masthead nav a:hover, .masthead nav [aria-current] { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: .4em; }

main { padding-block: clamp(1.75rem, 4vw, 3.25rem); }
main > * { max-inline-size: 44rem; margin-inline: auto; }
main > .columns, main > .wide, main > .subscribe, main > .heading:has(~ .topic-tree, ~ .subscribe), main > .topic-tree, main > .quiet { max-inline-size: none; }
.columns { display: grid; gap: 3rem clamp(2.5rem, 5vw, 4.5rem); }
.columns > * { min-inline-size: 0; }
@media (min-width: 58rem) {
  .columns { grid-template-columns: minmax(0, 1fr) 19.5rem; align-items: start; }
}

.colophon { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; margin-block-start: 2rem; padding-block: 1.25rem 2.5rem; border-block-start: 3px double var(--rule); color: var(--muted); font: .875rem/1.5 var(--sans); }
.colophon ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.colophon li, .colophon p { margin: 0; padding-block: .25rem; }
.colophon a { color: inherit; }
`;
