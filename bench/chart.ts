/**
 * Draws the cost of a feed of fifty entries as bars: sent as constant bytes, spliced, and rendered at every
 * request.
 */

import { type Figures, spreadOf } from "./figures.ts";

const BARS = [
  ["constant gzip", "constant bytes, gzip"],
  ["app gzip", "seedcast, gzip"],
  ["app 304", "seedcast, not modified"],
  ["app plain", "seedcast, plain (few readers)"],
  ["feedsmith", "rendered with feedsmith, plain"],
  ["feed", "rendered with feed, plain"],
] as const;

const [WIDTH, ROW, LABEL] = [720, 34, 230] as const;

/** Returns an SVG. Its colours fit light and dark pages. */
export function drawChart({ samples }: Figures): string {
  const bars = BARS.map(([name, label]) => {
    const [median] = spreadOf((samples.get(name) ?? []).map(({ cpuPerRequest = 0 }) => cpuPerRequest * 1e6));
    return { label, median };
  });
  const most = Math.max(...bars.map(({ median }) => median));
  const rows = bars.map(({ label, median }, place) => {
    const [y, width] = [40 + place * ROW, Math.max(1, (median / most) * (WIDTH - LABEL - 90))];
    const fill = label.startsWith("seedcast") ? "#1f6f54" : "#8a8f94";
    return `<text x="${LABEL - 10}" y="${y + 16}" text-anchor="end">${label}</text>
<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="22" rx="3" fill="${fill}"/>
<text x="${(LABEL + width + 8).toFixed(1)}" y="${y + 16}">${Math.round(median).toLocaleString("en")} µs</text>`;
  });
  const height = 50 + bars.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="CPU time of a feed of fifty entries" font-family="system-ui, sans-serif" font-size="14" fill="#7a7f85">
<text x="${LABEL}" y="22" font-weight="600">CPU time of a feed of 50 entries, in workerd</text>
${rows.join("\n")}
</svg>
`;
}
