/** How the form and its feed are laid out, where they are given room for it. */

export const SUBSCRIBE_STYLE = `.choice .topics { list-style: none; margin: 0; padding: 0; }
.choice .topics .topics { padding-inline-start: 1.25rem; }
.choice fieldset { margin: 0 0 1rem; }
.topic { display: flex; align-items: baseline; border-block-end: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
.topic-name { flex: 1; }
.topic-count { opacity: 0.7; font-size: 0.85em; }
.topic label, .formats label { display: inline-block; padding: 0.35rem 0.5rem; white-space: nowrap; }
.topic:has(:checked) .topic-name { font-weight: bold; }
.feed output { font-weight: bold; }
.feed-address input { max-width: 100%; box-sizing: border-box; }
.notes { border-inline-start: 0.25rem solid currentColor; padding-inline-start: 2rem; }
.qr-code { display: block; max-width: 100%; height: auto; margin-block: 1rem; }
@media (max-width: 63.99rem) {
  .subscribe { display: flex; flex-direction: column; }
  .subscribe .feed { display: contents; }
  .subscribe .feed-summary { order: -1; position: sticky; inset-block-start: 0; margin: 0; padding-block: 0.5rem; background: Canvas; max-block-size: 5rem; overflow: auto; }
}
@media (min-width: 64rem) {
  .subscribe { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; align-items: start; }
  .subscribe .feed { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow: auto; }
}
`;
