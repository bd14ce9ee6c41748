/**
 * Reads the pictures of MDX that are imported: `import quay from './quay.png'` and `<Image src={quay} />`
 * (Astro) or `<img src={quay} />` (Docusaurus). They need no program.
 */

import { maskCode } from "./comments.ts";

const MARKS = /import|</g;

/** The import of a picture, and that of Astro's elements for pictures. */
const IMPORT =
  /^import\s+(?:(\w+)\s+from\s+(["'])([^"'\n]{1,500}\.(?:png|jpe?g|gif|webp|avif|svg))\2|\{\s*(?:Image|Picture)(?:\s*,\s*(?:Image|Picture))?\s*\}\s+from\s+["']astro:assets["']);?[^\S\n]*$/gm;

/** A tag of a picture, without `>` in its attributes. */
const TAG = /<(?:Image|Picture|img)(?=\s)([^<>]{0,2000}?)\/?>/g;

/** Returns a text of as many lines, in which imported pictures have their addresses. */
export function withImportedPictures(text: string): string {
  if (!text.includes("import")) return text;
  const addresses = new Map<string, string>();
  const withoutImports = edited(text, IMPORT, (_, [, name, , address]) => {
    if (name !== undefined && address !== undefined) addresses.set(name, address);
    return "";
  });
  if (withoutImports === text) return text;
  return edited(withoutImports, TAG, (tag, [, attributes = ""]) => {
    const name = /\ssrc=\{\s*(\w+)(?:\.src)?\s*\}/.exec(attributes)?.[1];
    const address = name === undefined ? undefined : addresses.get(name);
    if (address === undefined) return tag;
    return `<img${attributes.replace(/\ssrc=\{[^{}]*\}/, () => ` src="${address}"`)}/>`;
  });
}

/** Replaces the matches outside of code. */
function edited(
  text: string,
  pattern: RegExp,
  replace: (found: string, match: readonly (string | undefined)[]) => string,
): string {
  const masked = maskCode(text, MARKS);
  let result = "";
  let at = 0;
  for (const match of masked.matchAll(pattern)) {
    const end = match.index + match[0].length;
    result += text.slice(at, match.index) + replace(text.slice(match.index, end), match);
    at = end;
  }
  return result + text.slice(at);
}
