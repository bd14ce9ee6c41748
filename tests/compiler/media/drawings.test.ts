/** SVG drawings. All valid forms are recognised and measured, and hostile files stop at a limit. */

import { describe, expect, it } from "vitest";
import { typeOf } from "../../../src/compiler/media/identify.ts";
import { isSvg, measureSvg } from "../../../src/compiler/media/svg.ts";
import { svg } from "../../support/pictures.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const SIZE = 'width="120" height="60"';
/** Longer than the 10 MB that libxml2 allows by default. */
const LONG = "high water ".repeat(1_000_000);
const NAMESPACE = "http://www.w3.org/2000/svg";

describe("a valid drawing", () => {
  it.each([
    ["alone", svg(SIZE)],
    ["below a comment", `<!-- Drawn by hand. -->\n${svg(SIZE)}`],
    ["below a comment of 11 MB", `<!-- ${LONG} -->\n${svg(SIZE)}`],
    ["with an attribute of 11 MB", svg(`${SIZE} aria-label="${LONG}"`)],
    ["below 500 empty lines", `${"\n".repeat(500)}${svg(SIZE)}`],
    [
      "below a declaration and a long comment",
      `<?xml version="1.0"?>\n<!-- ${"x".repeat(500)} -->${svg(SIZE)}`,
    ],
    ["with a prefix", `<s:svg xmlns:s="${NAMESPACE}" ${SIZE}/>`],
    ["with an entity", `<!DOCTYPE svg [<!ENTITY ns "${NAMESPACE}">]>\n<svg xmlns="&ns;" ${SIZE}/>`],
  ])("is measured: %s", (_, text) => {
    expect([typeOf(bytes(text))?.extension, isSvg(bytes(text)), measureSvg(bytes(text))]).toEqual([
      "svg",
      true,
      { width: 120, height: 60 },
    ]);
  });
});

describe("a file that is no valid drawing", () => {
  const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
  it.each([
    [
      "entities that grow without end",
      `<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs.join("")}]>${svg('id="&l12;"')}`,
    ],
    [
      "entities of 500 bytes that become 20 MB",
      `<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs.slice(0, 7).join("")}]>${svg('id="&l7;"')}`,
    ],
    ["elements nested without end", svg(SIZE, `${"<g>".repeat(100_000)}${"</g>".repeat(100_000)}`)],
    ["a comment that XML forbids", `<!-- a -- b -->${svg(SIZE)}`],
    ["another element", "<svg></svg>"],
  ])("is refused: %s", (_, text) => {
    expect(isSvg(bytes(text))).toBe(false);
  });

  it("is not recognised in white space alone", () => {
    expect(typeOf(bytes(" \n".repeat(300)))).toBeUndefined();
  });
});
