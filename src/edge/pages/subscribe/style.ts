/** Styles of the form and its feed. They are side by side on wide screens. Narrow screens keep the feed's summary visible. */

export const SUBSCRIBE_STYLE = /* css */ `
.subscribe { display: grid; gap: 2rem clamp(2rem, 4vw, 3.5rem); }
.subscribe > * { min-inline-size: 0; }
.choice .topics { columns: auto; margin: 0; padding: 0; list-style: none; }
.choice .topics .topics { padding-inline-start: 1.25rem; }
.choice li { margin: 0; padding: 0; }
.topic-group { margin-block-end: 1.5rem; padding: 0; border: 0; border-block-start: 1px solid var(--ink); border-radius: 0; }
.topic-group legend:not(.unseen) { padding: 0 .4rem 0 0; }
.topic-group > .topics > li > .topic > .topic-name { font-weight: 600; }
.choice > details { margin-block-end: 1.5rem; }
.topics details { margin: 0; }
.choice summary { color: var(--muted); font: .875rem/1.5 var(--sans); }
.topic { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: flex-end; border-block-end: 1px solid var(--rule); font-family: var(--sans); font-size: .9375rem; }
.topic-name { flex: 1 1 9rem; padding-block: .35rem; }
.topic-count { color: var(--muted); font-size: .8125rem; font-variant-numeric: tabular-nums; }
.topic label, .formats label { display: inline-block; padding: .35rem .5rem; white-space: nowrap; }
.topic label { color: var(--muted); font-size: .875rem; }
.topic label:has(:checked) { color: var(--ink); font-weight: 600; }
.topic label:last-child { padding-inline-end: 0; }
.topic:has(:checked) .topic-name { color: var(--accent); font-weight: 700; }
.formats label { padding-inline: 0 1.25rem; }
.words input { inline-size: 100%; }
.words .note { margin: .6rem 0 0; }
.choice-actions { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1.25rem; margin: 0; font-family: var(--sans); font-size: .9375rem; }
.choice :is(input, summary) { scroll-margin-block-start: 6rem; }
.feed-summary output { font-weight: 700; }
.notes { margin: 0 0 1.25rem; padding: .1rem 0 .1rem 1rem; padding-inline: 1rem 0; border-inline-start: 3px solid var(--accent); list-style: none; }
.chosen h3 { margin-block: 1.25rem .5rem; font: 700 .9375rem/1.3 var(--sans); }
.chosen .feeds { margin-block-end: .85rem; }
.chosen summary { color: var(--accent); }
.qr-code { display: block; max-inline-size: 100%; block-size: auto; margin-block: .5rem 1rem; }
/* Only where the answer takes longer than the eye needs. */
#feed-details[inert] > * { opacity: .5; transition: opacity .2s .2s; }
.preview { margin-block-end: .85rem; padding: 0; list-style: none; }
.preview li { margin: 0; padding-block: .4rem; border-block-end: 1px solid var(--rule); }
.preview time { display: block; color: var(--muted); font-size: .8125rem; }
@media (max-width: 57.99rem) {
  .subscribe { display: flex; flex-direction: column; gap: 0; }
  .chosen { display: contents; }
  .feed-summary { order: -1; position: sticky; inset-block-start: 0; margin: 0 0 1rem; padding-block: .75rem; border-block-end: 1px solid var(--ink); background: var(--paper); max-block-size: 6rem; overflow: auto; }
  .chosen > h2 { margin-block: 2.5rem .75rem; }
  #feed-details { display: contents; }
  .notes { order: -1; }
}
@media (max-width: 35.99rem) {
  .topic { justify-content: flex-start; }
  .topic-name { flex-basis: 100%; padding-block-end: 0; }
  .topic label:first-of-type { padding-inline-start: 0; }
}
@media (min-width: 58rem) {
  .subscribe { grid-template-columns: minmax(0, 1fr) 23rem; align-items: start; }
  .chosen { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow: auto; }
}
`;
