/** The stylesheet of all pages: the site's colours, then elements, frame, parts, forms and print. */

import { ACCENT, GROUNDS } from "../../model/colour.ts";
import type { Site } from "../../model/site.ts";
import { ELEMENTS } from "./style/elements.ts";
import { FORMS } from "./style/forms.ts";
import { FRAME } from "./style/frame.ts";
import { PARTS } from "./style/parts.ts";
import { PRINT } from "./style/print.ts";
import { SUBSCRIBE_STYLE } from "./subscribe/style.ts";

export function stylesheet({ accent = ACCENT }: Pick<Site, "accent">): string {
  const { light, dark } = GROUNDS;
  const colours = /* css */ `:root {
  color-scheme: light dark;
  --paper: ${light.paper}; --panel: ${light.panel}; --ink: #1d1b18; --muted: #5b554b; --rule: #d8d1c3; --accent: ${accent.light};
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: ${dark.paper}; --panel: ${dark.panel}; --ink: #e9e5dd; --muted: #aaa498; --rule: #3a4145; --accent: ${accent.dark}; }
}
`;
  return [colours, ELEMENTS, FRAME, PARTS, FORMS, SUBSCRIBE_STYLE, PRINT].join("");
}
