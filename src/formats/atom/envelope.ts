/** Writes the text of an Atom 1.0 feed around its entries (RFC 4287 4.1.1). */

import { toRfc3339 } from "../../model/instant.ts";
import { escapeMarkup as xml } from "../../model/text.ts";
import { type Envelope, type FeedHead, GENERATOR } from "../envelope.ts";
import { linkElement } from "../link-element.ts";
import { declare, NAMESPACES } from "../namespaces.ts";

export function atomEnvelope({ site, title, description, id, links, history, updated }: FeedHead): Envelope {
  const head = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="${NAMESPACES.atom}"${declare("fh", "media")} xml:lang="${site.language}">`,
    `<id>${id}</id>`,
    `<title type="text">${xml(title)}</title>`,
    `<subtitle type="text">${xml(description)}</subtitle>`,
    `<updated>${toRfc3339(updated)}</updated>`,
    ...links.map((link) => linkElement("link", link)),
    // RFC 4287 4.1.1: the feed must have an author, because an entry may have none.
    ...(site.authors.length > 0 ? site.authors : [{ name: site.title }]).map(
      ({ name, url }) =>
        `<author><name>${xml(name)}</name>${url === undefined ? "" : `<uri>${xml(url)}</uri>`}</author>`,
    ),
    `<generator>${GENERATOR}</generator>`,
    site.icon === undefined ? "" : `<icon>${xml(site.icon)}</icon>`,
    site.image === undefined ? "" : `<logo>${xml(site.image)}</logo>`,
    site.copyright === undefined ? "" : `<rights>${xml(site.copyright)}</rights>`,
    history === undefined ? "" : `<fh:${history}/>`,
  ];
  return { head: `${head.filter(Boolean).join("\n")}\n`, separator: "\n", tail: "\n</feed>\n" };
}
