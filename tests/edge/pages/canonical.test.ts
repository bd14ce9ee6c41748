/** An article that was published elsewhere first names that place: on its page, in its source line and in JSON Feed. */

import { expect, it } from "vitest";
import { compile } from "../../../src/compiler/compile.ts";
import { createApp } from "../../../src/edge/app.ts";
import { NOW, openFiles } from "../../support/pack.ts";
import { folderOf } from "../../support/seeds.ts";

const FIRST = "https://first.example/kiln?a=1&b=2";
const article = (fields: string) =>
  `---\ntitle: Kiln\ndate: 2024-05-04\ntopics: []\n${fields}\n---\nA kiln was fired.\n`;

async function answersOf(fields: string) {
  const compiled = await compile({ folder: await folderOf({ "kiln.md": article(fields) }), now: NOW });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const app = createApp(openFiles(compiled.value.pack), () => NOW);
  const [page, feed] = [await app.request("/articles/kiln"), await app.request("/feed.json")];
  const { items } = JSON.parse(await feed.text());
  return { page: await page.text(), item: items[0] };
}

it("links the first publication, with the name of the source", async () => {
  const { page, item } = await answersOf(`canonical: ${FIRST}\ncredit: The Potter`);
  const escaped = FIRST.replace("&", "&amp;");
  expect(page).toContain(`<link rel="canonical" href="${escaped}">`);
  expect(page.match(/rel="canonical"/g)).toHaveLength(1);
  expect(page).toContain(`Source: <a href="${escaped}">The Potter</a>`);
  expect(item).toMatchObject({ external_url: FIRST, url: "http://localhost:8787/articles/kiln" });
});

it("names the host of a source that has no name", async () => {
  expect((await answersOf(`canonical: ${FIRST}`)).page).toMatch(
    /Source: <a href="[^"]*">first\.example<\/a>/,
  );
});

it("is absent from other articles", async () => {
  const { page, item } = await answersOf("credit: The Potter");
  expect(page).toContain('<link rel="canonical" href="http://localhost:8787/articles/kiln">');
  expect(page).toContain("Source: The Potter");
  expect(item).not.toHaveProperty("external_url");
});
