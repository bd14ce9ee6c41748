/**
 * The script of the form. After each change it fetches the form's address with the new choice, and shows the feed from that page.
 * So the script and the page without it always show the same feed. Runs after ../script.ts, because it shows the buttons of that script.
 */

import { FORM_ID, SUBMIT_ID, SUBMIT_LABEL } from "./form.ts";
import { DETAILS_ID, FEED_ID, SUMMARY_ID } from "./result.ts";

/** Milliseconds from the last typed key to the search for words. */
const PAUSE = 300;

export const SUBSCRIBE_SCRIPT = /* js */ `"use strict";
const form = document.getElementById("${FORM_ID}");
const submit = document.getElementById("${SUBMIT_ID}");
const feed = document.getElementById("${FEED_ID}");
const summary = document.getElementById("${SUMMARY_ID}");
const details = document.getElementById("${DETAILS_ID}");
// The address of the last requested choice. Its feed is shown, unless a request is pending.
let requested = addressOf(form);
let pending;
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
  wait();
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
  if (address === requested) {
    // The words are the same again.
    if (pending === undefined) settle();
    return;
  }
  requested = address;
  pending?.abort();
  const request = new AbortController();
  pending = request;
  wait();
  try {
    const response = await fetch(address, { signal: request.signal });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = [summary, details].map((old) => [old, next.getElementById(old.id).childNodes]);
    for (const [old, fresh] of parts) old.replaceChildren(...fresh);
    // Browsers and their extensions look here for the page's feeds.
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.remove();
    document.head.append(...next.querySelectorAll("link[rel=alternate]"));
    showCopyButtons();
    history.replaceState(null, "", address);
    pending = undefined;
    if (addressOf(form) === address) settle();
    else wait();
  } catch {
    if (request.signal.aborted) return;
    // The network failed, or the answer was another page.
    pending = requested = undefined;
    fail();
  }
}

/** Disables the shown feed while it is not that of the choice, so that its address cannot be copied. */
function wait() {
  feed.setAttribute("aria-busy", "true");
  setUsable(false);
}

function settle() {
  feed.setAttribute("aria-busy", "false");
  setUsable(true);
  submit.hidden = true;
}

/** Reports a failed request and shows the button, which loads the page of the choice with any errors. */
function fail() {
  feed.setAttribute("aria-busy", "false");
  summary.textContent = "This feed could not be loaded. Press “${SUBMIT_LABEL}” to try again.";
  submit.hidden = false;
}

function setUsable(isUsable) {
  details.inert = !isUsable;
  for (const button of details.querySelectorAll("button")) button.disabled = !isUsable;
}

/** Returns the address that a browser would request for the form, without empty fields. */
function addressOf(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  address.hash = "";
  return address.href;
}
`;
