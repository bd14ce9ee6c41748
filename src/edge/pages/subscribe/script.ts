/**
 * What the form does where scripts run: at each tick it fetches its own address with the new choice and shows the feed from there, so
 * that page and script can never differ. Without it the form works by its button.
 */

import { FORM_ID, SUBMIT_ID } from "./form.ts";
import { DETAILS_ID, SUMMARY_ID } from "./result.ts";

export const SUBSCRIBE_SCRIPT = `"use strict";
const form = document.getElementById("${FORM_ID}");
const submit = document.getElementById("${SUBMIT_ID}");
let pending = new AbortController();

form.addEventListener("change", ({ target }) => {
  // A topic cannot be wanted and left out at once: the latest tick counts.
  if (target.type === "checkbox" && target.checked)
    for (const other of form.querySelectorAll("input[type=checkbox]"))
      if (other !== target && other.value === target.value) other.checked = false;
  show();
});

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (button === null) return;
  const field = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("output");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "Not copied: press Ctrl+C or Cmd+C.";
  }
});

submit.hidden = true;
showCopyButtons();

async function show() {
  pending.abort();
  pending = new AbortController();
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  address.hash = "";
  try {
    const response = await fetch(address, { signal: pending.signal });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const parts = ["${SUMMARY_ID}", "${DETAILS_ID}"].map((id) => [document.getElementById(id), next.getElementById(id)]);
    for (const [shown, fresh] of parts) shown.replaceChildren(...fresh.childNodes);
    // Browsers and their extensions look here for the page's feeds.
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.remove();
    document.head.append(...next.querySelectorAll("link[rel=alternate]"));
    showCopyButtons();
    history.replaceState(null, "", address);
    submit.hidden = true;
  } catch (error) {
    // The network fails, or the answer is no such page: the button says more than a script could.
    if (error.name !== "AbortError") submit.hidden = false;
  }
}

function showCopyButtons() {
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = navigator.clipboard === undefined;
}
`;
