/** The script of pages: buttons that copy an address. Pages work without it. */

export const SCRIPT = /* js */ `"use strict";
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-copies]");
  if (button === null) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    // Without permission to write to the clipboard, the address stays selected, so that it can be copied by hand.
    button.textContent = "Selected";
  }
  setTimeout(() => (button.textContent = "Copy"), 3000);
});

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("input[readonly]")) target.select();
});

showCopyButtons();

function showCopyButtons() {
  for (const button of document.querySelectorAll("button[data-copies]")) button.hidden = false;
}
`;
