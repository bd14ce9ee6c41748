/**
 * The script of the form that makes a feed. After each change it fetches the form's address with the new
 * choice, and shows the feed from that page. So the page shows the same feed with and without the script.
 * Runs after script.js, because it shows the buttons of that script.
 * The ids are those in src/edge/pages/subscribe/form.ts and result.ts.
 */

/** Milliseconds from the last typed key to the search for words. */
const PAUSE = 300;

const form = /** @type {HTMLFormElement} */ (elementOf("choice"));
const submit = elementOf("choice-submit");
const feed = elementOf("feed");
const summary = elementOf("feed-summary");
const details = elementOf("feed-details");
/** The address of the last requested choice. Its feed is shown, unless a request is pending. @type {string | undefined} */
let requested = addressOf(form);
/** @type {AbortController | undefined} */
let pending;
/** @type {number | undefined} */
let pause;

form.addEventListener("change", ({ target }) => {
  // A topic cannot be wanted and left out at once, so the latest tick counts.
  if (target instanceof HTMLInputElement && target.type === "checkbox" && target.checked) {
    for (const other of form.querySelectorAll("input"))
      if (other !== target && other.type === "checkbox" && other.value === target.value)
        other.checked = false;
  }
  show();
});

form.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== "q") return;
  wait();
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE);
});

// The reader pressed Enter in the field for words.
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
    // The words are again those of the shown feed, so nothing is fetched.
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
    const parts = [summary, details].map((old) => /** @type {const} */ ([old, elementOf(old.id, next)]));
    for (const [old, fresh] of parts) old.replaceChildren(...fresh.childNodes);
    // Browsers and their extensions look for the page's feeds in these links.
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

/** Disables the shown feed while it is not the feed of the choice, so that its address cannot be copied. */
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
  summary.textContent = `This feed could not be loaded. Press “${submit.textContent}” to try again.`;
  submit.hidden = false;
}

/** @param {boolean} isUsable */
function setUsable(isUsable) {
  details.inert = !isUsable;
  for (const button of details.querySelectorAll("button")) button.disabled = !isUsable;
}

/** Returns the address that a browser would request for the form, without empty fields. @param {HTMLFormElement} form */
function addressOf(form) {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") address.searchParams.append(name, value);
  address.hash = "";
  return address.href;
}

/** Returns the element with an id. Throws if the page has none. @param {string} id */
function elementOf(id, page = document) {
  const element = page.getElementById(id);
  if (element === null) throw new Error(`no #${id}`);
  return element;
}
