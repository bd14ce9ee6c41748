/**
 * The script of the form. After each change it fetches the form's address with the new choice, and shows the feed from that page.
 * So the script and the page without it always show the same feed. Runs after ../script.ts, because it shows the buttons of that script.
 */

import { FORM_ID, SUBMIT_ID } from "./form.ts";
import { DETAILS_ID, SUMMARY_ID } from "./result.ts";

/** Milliseconds from the last typed key to the search for words. */
const PAUSE = 300;

export const SUBSCRIBE_SCRIPT = /* js */ `"use strict";
const form = document.getElementById("${FORM_ID}");
const submit = document.getElementById("${SUBMIT_ID}");
let shown = addressOf(form);
let pending = new AbortController();
let pause;

form.addEventListener("change", ({ target }) => {
  // A topic cannot be wanted and left out at once: the latest tick counts.
  if (target.type === "checkbox" && target.checked)
    for (const other of form.querySelectorAll("input[type=checkbox]"))
      if (other !== target && other.value === target.value) other.checked = false;
  show();
});

form.addEventListener("input", ({ target }) => {
  if (target.name !== "q") return;
  clearTimeout(pause);
  pause = setTimeout(show, ${PAUSE});
});

// Enter among the words.
form.addEventListener("submit", (event) => {
  if (!submit.hidden) return;
  event.preventDefault();
  show();
});

submit.hidden = true;

async function show() {
  clearTimeout(pause);
  const address = addressOf(form);
  if (address === shown) return;
  shown = address;
  pending.abort();
  pending = new AbortController();
  try {
    const response = await fetch(address, { signal: pending.signal });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = ["${SUMMARY_ID}", "${DETAILS_ID}"].map((id) => [document.getElementById(id), next.getElementById(id)]);
    for (const [old, fresh] of parts) old.replaceChildren(...fresh.childNodes);
    // Browsers and their extensions look here for the page's feeds.
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.remove();
    document.head.append(...next.querySelectorAll("link[rel=alternate]"));
    showCopyButtons();
    history.replaceState(null, "", address);
    submit.hidden = true;
  } catch (error) {
    if (error.name === "AbortError") return;
    // The network fails, or the answer is no such page: the button says more than a script could.
    shown = undefined;
    submit.hidden = false;
  }
}

/** Returns the address that a browser would request for the form, without empty fields. */
function addressOf(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  address.hash = "";
  return address.href;
}
`;
