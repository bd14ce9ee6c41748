/** Turns the web addresses in plain text into links. The sanitiser checks these links again. */

import { escapeMarkup } from "../../../model/text.ts";

/** A web address in a text, in small letters or capitals. Characters of Chinese and Japanese text end it. */
const ADDRESS =
  /(?:(?<![\p{L}\p{N}@/._-])|(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]))(?:https?:\/\/|www\.)[^\s<>"“”«»„`|\\^{}。、，；：！？「」『』（）【】\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+/giu;

/**
 * The maximum length of an address, in characters. A longer text is no address, and its checks would take
 * time.
 */
const MAX_ADDRESS = 2_000;

/**
 * Returns text as HTML, in which each address with `http`, `https` or `www.` is a link. Punctuation after an
 * address is not part of the link.
 */
export function linkAddresses(text: string): string {
  let html = "";
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutMarks(found);
    const href = hrefOf(address);
    if (href === undefined) continue;
    html += `${escapeMarkup(text.slice(done, index))}<a href="${escapeMarkup(href)}">${escapeMarkup(address)}</a>`;
    done = index + address.length;
  }
  return html + escapeMarkup(text.slice(done));
}

/** Removes punctuation and closing brackets that belong to the sentence: `(see www.port.example).` */
function withoutMarks(found: string): string {
  let end = found.length;
  const unopened = { ")": count(found, ")") - count(found, "("), "]": count(found, "]") - count(found, "[") };
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? "";
    if (last === ")" || last === "]") {
      if (unopened[last] <= 0) break;
      unopened[last] -= 1;
    } else if (!/[.,;:!?'’*_~…–—-]/u.test(last)) break;
  }
  return found.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function hrefOf(address: string): string | undefined {
  const href = /^www\./i.test(address) ? `http://${address}` : address;
  if (href.length > MAX_ADDRESS || !URL.canParse(href)) return undefined;
  const { hostname, username, protocol } = new URL(href);
  // An address with a user name can pretend to be another host.
  if (username !== "" || !/^https?:$/.test(protocol)) return undefined;
  return /^[^.].*\.[^.]/.test(hostname) && !/\.\./.test(hostname) ? href : undefined;
}
