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
import { type Place, type Problem, warningAt } from "../ground/problem.ts";

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

/**
 * Returns the accent colour of the light and the dark scheme. If `accent_dark` is missing, the dark scheme
 * gets a lighter `accent`, and there is no warning.
 */
export function readAccent(
  { accent, accent_dark: dark = accent }: NonNullable<ColourFields>,
  placeOf: (...names: readonly string[]) => Place,
  problems: Problem[],
): SchemeColours | undefined {
  if (accent === undefined || dark === undefined) {
    if (dark !== undefined)
      problems.push(warningAt(placeOf("colors"), "accent_dark without accent", "`accent` too"));
    return undefined;
  }
  warnIfPale("accent", accent, "light");
  if (dark !== accent) warnIfPale("accent_dark", dark, "dark");
  return { light: legible(accent, "light"), dark: legible(dark, "dark") };

  function warnIfPale(name: string, written: Colour, scheme: keyof SchemeColours): void {
    const ratio = leastContrast(written, scheme);
    if (ratio >= ENOUGH_CONTRAST) return;
    problems.push(
      warningAt(
        placeOf("colors", name),
        `colors.${name} ${written} has a contrast of ${ratio.toFixed(1)} with the ${scheme} page, so pages use ${legible(written, scheme)}`,
        `${ENOUGH_CONTRAST} or more (WCAG 2.2 1.4.3)`,
      ),
    );
  }
}
