/** Measures the contrast of two colours of pages, and makes a colour legible. WCAG 2.2 1.4.3 */

/** A colour: `#rrggbb`, lower case. */
export type Colour = string & { readonly brand: "Colour" };

/** A colour for the light scheme and one for the dark scheme. */
export type SchemeColours = { readonly light: Colour; readonly dark: Colour };

const COLOUR = /^#[0-9a-f]{6}$/;

export function colour(text: string): Colour | undefined {
  const lower = text.toLowerCase();
  return COLOUR.test(lower) ? (lower as Colour) : undefined;
}

/** The background colours of text, on the page and on its panels. */
export const GROUNDS = {
  light: { paper: "#fffdf9", panel: "#f5f1e9" },
  dark: { paper: "#15181a", panel: "#1f2427" },
} as const satisfies Readonly<Record<keyof SchemeColours, Readonly<Record<"paper" | "panel", string>>>>;

/** The colour of links and buttons if the publisher chose none: the green of seedcast's icon. */
export const ACCENT: SchemeColours = { light: "#1f6f54" as Colour, dark: "#7cc9a9" as Colour };

/** The minimum contrast for text of any size. WCAG 2.2 1.4.3 */
export const ENOUGH_CONTRAST = 4.5;

/**
 * Returns the contrast of two colours: 1 for the same colour, 21 for black on white. WCAG 2.2, "contrast
 * ratio"
 */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns the lowest contrast that a colour has with a scheme's backgrounds. */
export function leastContrast(text: string, scheme: keyof SchemeColours): number {
  return Math.min(...Object.values(GROUNDS[scheme]).map((ground) => contrast(text, ground)));
}

/**
 * Returns the colour if it is legible in the scheme. If not, returns the nearest darker or lighter colour
 * that is legible.
 */
export function legible(text: Colour, scheme: keyof SchemeColours): Colour {
  const end = scheme === "light" ? 0x00 : 0xff;
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = printed(
      channels(text).map((channel) => Math.round(channel + ((end - channel) * step) / STEPS)),
    );
    if (leastContrast(mixed, scheme) >= ENOUGH_CONTRAST) return mixed;
  }
  return printed([end, end, end]);
}

/** The number of steps from a colour to black or white. The eye cannot see a difference of one such step. */
const STEPS = 100;

function luminance(text: string): number {
  const [red = 0, green = 0, blue = 0] = channels(text).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the red, green and blue of a colour, each from 0 to 255. */
function channels(text: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
}

function printed(parts: readonly number[]): Colour {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}` as Colour;
}
