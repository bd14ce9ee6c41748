/**
 * The form's script. At each tick it fetches the form's own address with the new choice and shows the feed from the answer, so
 * page and script never differ. Without scripts the form works by its button. Runs after ../script.ts, whose buttons it shows.
 */

import { FORM_ID, SUBMIT_ID, SUBMIT_LABEL } from "./form.ts";
import { DETAILS_ID, FEED_ID, SUMMARY_ID } from "./result.ts";

/** Milliseconds without a key pressed, after which words are looked for. */
const PAUSE = 300;

export const SUBSCRIBE_SCRIPT = /* js */ `"use strict";
const form = document.getElementById("${FORM_ID}");
const submit = document.getElementById("${SUBMIT_ID}");
const feed = document.getElementById("${FEED_ID}");
const summary = document.getElementById("${SUMMARY_ID}");
const details = document.getElementById("${DETAILS_ID}");
// The choice that was asked for last. Its feed is shown, unless a request is pending.
let asked = addressOf(form);
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
  if (address === asked) {
    // The words were changed and changed back.
    if (pending === undefined) settle();
    return;
  }
  asked = address;
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
    pending = asked = undefined;
    fail();
  }
}

/** The feed that is shown is not the chosen one, so its address must not be copied. */
function wait() {
  feed.setAttribute("aria-busy", "true");
  setUsable(false);
}

function settle() {
  feed.setAttribute("aria-busy", "false");
  setUsable(true);
  submit.hidden = true;
}

/** The button loads the page of the choice, which says more than a script can. */
function fail() {
  feed.setAttribute("aria-busy", "false");
  summary.textContent = "This feed could not be loaded. Press “${SUBMIT_LABEL}” to try again.";
  submit.hidden = false;
}

function setUsable(isUsable) {
  details.inert = !isUsable;
  for (const button of details.querySelectorAll("button")) button.disabled = !isUsable;
}

/** What the browser would ask for, without what was left empty. */
function addressOf(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  address.hash = "";
  return address.href;
}
`;
