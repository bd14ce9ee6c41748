/** The digest of the templates moves the ledger's `revised`, so it follows the text of feeds and nothing else. */

import { describe, expect, it } from "vitest";
import { TEMPLATES, templatesDigest } from "../../../src/compiler/ledger/templates.ts";

describe("the digest of the templates", () => {
  it("stays if the text stays", () => {
    const again = templatesDigest({ ...TEMPLATES, body: (html) => `${TEMPLATES.body(html)}` });
    expect(again).toBe(templatesDigest());
  });

  it.each([
    ["an RSS item", { rss: (...args: Parameters<typeof TEMPLATES.rss>) => `${TEMPLATES.rss(...args)} ` }],
    [
      "an Atom entry",
      { atom: (...args: Parameters<typeof TEMPLATES.atom>) => `${TEMPLATES.atom(...args)} ` },
    ],
    ["a JSON item", { json: (...args: Parameters<typeof TEMPLATES.json>) => `${TEMPLATES.json(...args)} ` }],
    ["a body", { body: (html: string) => TEMPLATES.body(html).replace("<pre>", '<pre dir="ltr">') }],
    [
      "an envelope",
      {
        envelope: (...args: Parameters<typeof TEMPLATES.envelope>) => ({
          ...TEMPLATES.envelope(...args),
          separator: " ",
        }),
      },
    ],
  ])("changes with the text of %s", (_, changed) => {
    expect(templatesDigest({ ...TEMPLATES, ...changed })).not.toBe(templatesDigest());
  });
});
