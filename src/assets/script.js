/** The script of pages: buttons that copy an address. Pages work without it. */

const COPY_BUTTONS = "button[data-copies]";
/** Milliseconds for which a button shows the result. */
const SHOWN = 3000;

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(COPY_BUTTONS) : null;
  if (button instanceof HTMLButtonElement) copy(button);
});

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLInputElement && target.readOnly) target.select();
});

showCopyButtons();

/** Copies the address in the field that the button names. @param {HTMLButtonElement} button */
async function copy(button) {
  const field = document.getElementById(button.dataset.copies ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    // Without permission to write to the clipboard, the address stays selected. So the reader can copy it by keyboard.
    button.textContent = "Selected";
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, SHOWN);
}

/** Shows the buttons, which are hidden without a script. */
function showCopyButtons() {
  for (const button of document.querySelectorAll(COPY_BUTTONS)) button.removeAttribute("hidden");
}
