/** Reads the publisher's colours, and makes them legible. */

import { z } from "zod";
import {
  type Colour,
  colour,
  ENOUGH_CONTRAST,
  leastContrast,
  legible,
  type SchemeColours,
} from "../../model/colour.ts";
import { type Problem, warningAt } from "../ground/problem.ts";
import type { RawFields } from "../ground/yaml.ts";

const one = z
  .string()
  .transform((text, context): Colour => {
    const read = colour(text);
    if (read !== undefined) return read;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  })
  .optional();

export const coloursField = z
  .strictObject({ accent: one, accent_dark: one })
  .optional()
  .describe('`accent` and perhaps `accent_dark`, each a colour such as "#1f6f54", in quotes');

type ColourFields = z.output<typeof coloursField>;

export type Accent = { readonly accent?: SchemeColours; readonly warnings: readonly Problem[] };

/**
 * Returns the colour of each scheme. Without `accent_dark`, the dark scheme gets a lighter `accent` and no
 * warning.
 */
export function readAccent(
  { accent = undefined, accent_dark: dark = accent }: NonNullable<ColourFields> = {},
  { path, lineOf }: { readonly path: string; readonly lineOf: RawFields["lineOf"] },
): Accent {
  if (accent === undefined || dark === undefined) {
    const orphan =
      dark === undefined
        ? []
        : [warningAt({ path, line: lineOf(["colors"]) }, "accent_dark alone", "`accent` too")];
    return { warnings: orphan };
  }
  const warnings = [
    ...paleness("accent", accent, "light"),
    ...(dark === accent ? [] : paleness("accent_dark", dark, "dark")),
  ];
  return { accent: { light: legible(accent, "light"), dark: legible(dark, "dark") }, warnings };

  function paleness(name: string, written: Colour, scheme: keyof SchemeColours): Problem[] {
    const ratio = leastContrast(written, scheme);
    if (ratio >= ENOUGH_CONTRAST) return [];
    return [
      warningAt(
        { path, line: lineOf(["colors", name]) },
        `colors.${name} ${written} has a contrast of ${ratio.toFixed(1)} with the ${scheme} page, so pages use ${legible(written, scheme)}`,
        `${ENOUGH_CONTRAST} or more (WCAG 2.2 1.4.3)`,
      ),
    ];
  }
}
