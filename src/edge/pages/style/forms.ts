/** Styles of form fields and buttons. */

export const FORMS = /* css */ `
input, button, select, textarea { font: 1rem/1.4 var(--sans); color: inherit; }
input:not([type="checkbox"], [type="radio"]), select, textarea { max-inline-size: 100%; padding: .5rem .7rem; border: 1px solid var(--muted); border-radius: 4px; background: var(--paper); }
input[type="checkbox"], input[type="radio"] { inline-size: 1.15em; block-size: 1.15em; margin: 0 .5em 0 0; margin-inline: 0 .5em; vertical-align: -.15em; accent-color: var(--accent); }
button { padding: .5rem 1.1rem; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
button:enabled:hover { filter: brightness(1.08); }
button[hidden] { display: none; }
button:disabled { opacity: .6; cursor: default; }
label, legend { font-family: var(--sans); font-size: .9375rem; }
fieldset { min-inline-size: 0; margin: 0 0 1.75rem; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--rule); border-radius: 6px; }
fieldset > ul { columns: 15rem; column-gap: 2rem; margin: 0; padding: 0; list-style: none; }
fieldset > ul ul { padding-inline-start: 1.4rem; list-style: none; }
fieldset li { break-inside: avoid; padding-block: .15rem; }
legend { padding-inline: .4rem; font-weight: 700; }
output, [role="status"] { font-family: var(--sans); font-size: .9375rem; }

.note code { white-space: nowrap; }

.search { display: flex; gap: .5rem; font-size: .9375rem; }
.search input { flex: 1; min-inline-size: 0; padding-block: .35rem; }
.search button { padding-block: .35rem; }
.search-fields { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin-block-end: .85rem; }
.search-fields p { flex: 1 1 12rem; min-inline-size: 0; margin: 0; }
.search-fields p:first-child { flex: 2 1 16rem; }
.search-fields p:last-child { flex: none; }
.search-fields label { display: block; margin-block-end: .3rem; color: var(--muted); font-size: .8125rem; }
.search-fields :is(input, select) { inline-size: 100%; min-block-size: 2.65rem; }
.search-fields button { min-block-size: 2.65rem; }
.copy { display: flex; flex-wrap: wrap; gap: .4rem .5rem; }
.copy label { flex: 1 0 100%; color: var(--muted); font-size: .8125rem; }
.copy button { padding: .4rem .9rem; font-size: .875rem; }
.copy input { flex: 1 1 9rem; min-inline-size: 0; font: .875rem/1.4 var(--mono); text-overflow: ellipsis; direction: ltr; }
`;
