/** Styles of HTML elements without classes, also inside articles. */

export const ELEMENTS = /* css */ `
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.6 var(--serif); color: var(--ink); background: var(--paper); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { max-inline-size: 72rem; margin: 0 auto; padding-inline: clamp(1rem, 4vw, 2.5rem); font-size: 1.0625rem; overflow-wrap: break-word; }

h1, h2, h3, h4, h5, h6 { margin-block: 2em .5em; font-weight: 700; line-height: 1.2; text-wrap: balance; }
h1 { margin-block-start: 0; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.875rem); line-height: 1.12; letter-spacing: -.012em; }
h2 { font-size: 1.4375rem; }
h3 { font-size: 1.1875rem; }
h4, h5, h6 { font-size: 1.0625rem; }
:lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(zh), :lang(ja), :lang(ko) { letter-spacing: 0; }
:dir(rtl) blockquote, :dir(rtl) em, .front p:dir(rtl), blockquote:is(:lang(zh), :lang(ja), :lang(ko)) { font-style: normal; }
:dir(rtl) em { font-weight: 600; }
/* Headings keep to the side where the page begins, whatever their language. */
:is(h1, h2, .heading, .kicker)[dir] { text-align: -webkit-match-parent; text-align: match-parent; }
[dir="rtl"] .heading[dir="ltr"] > .lead { margin-inline-start: auto; }
p, ul, ol, dl, figure, blockquote, pre, table, details { margin-block: 0 1.25em; }
ul, ol { padding-inline-start: 1.5em; }
li { margin-block-end: .3em; }
dt { font-weight: 700; }
dd { margin-inline-start: 1.5em; margin-block-end: .5em; }
hr { inline-size: 6rem; margin: 2.5em auto; border: 0; border-block-start: 1px solid var(--rule); }

a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
::selection { color: var(--paper); background: var(--accent); }

blockquote { margin-inline: 0; padding-inline-start: 1.25em; border-inline-start: 3px solid var(--accent); color: var(--muted); font-style: italic; }
blockquote > :last-child, figure > :last-child, td > :last-child, li > :last-child { margin-block-end: 0; }
small, figcaption, caption { color: var(--muted); font: .875rem/1.45 var(--sans); }
figure { margin-inline: 0; }
figcaption { margin-block-start: .6em; }
img, video, picture { max-inline-size: 100%; block-size: auto; }
audio { inline-size: 100%; }
abbr[title] { text-decoration: underline dotted; cursor: help; }
mark { padding-inline: .15em; color: var(--ink); background: color-mix(in srgb, var(--accent) 22%, transparent); }
/* Forced colours replace a colour, but keep its transparency. */
@media (forced-colors: active) {
  mark { color: MarkText; background: Mark; }
}
sub, sup { line-height: 0; }

code, kbd, samp, pre, tt { font-family: var(--mono); font-size: .9em; }
:not(pre) > code, kbd { padding: .1em .3em; border-radius: 3px; background: var(--panel); overflow-wrap: anywhere; }
pre { padding: 1rem 1.25rem; overflow-x: auto; border-radius: 4px; background: var(--panel); line-height: 1.5; tab-size: 2; }

.scrolls { margin-block-end: 1.25em; overflow-x: auto; }
.scrolls > table { margin: 0; }
table { inline-size: 100%; border-collapse: collapse; font: .9375rem/1.45 var(--sans); font-variant-numeric: tabular-nums; }
caption { padding-block-end: .6em; text-align: start; }
th, td { padding: .5em .75em; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: top; }
th { font-weight: 600; }
thead th { border-block-end: 2px solid var(--ink); vertical-align: bottom; }
[align="left"] { text-align: left; }
[align="right"] { text-align: right; }
[align="center"], center { text-align: center; }
summary { cursor: pointer; padding-block: .25em; }

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
`;
