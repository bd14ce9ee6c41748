/** The one script of the pages, which do without it: buttons that copy an address. */

export const SCRIPT = /* js */ `"use strict";
for (const button of document.querySelectorAll("button[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const label = button.textContent;
  field.addEventListener("focus", () => field.select());
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    } catch {
      // Without leave to write to the clipboard the address stays selected, to be copied by hand.
      button.textContent = "Selected";
    }
    setTimeout(() => (button.textContent = label), 3000);
  });
}
`;
