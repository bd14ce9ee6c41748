/** Writes a folder of seeds: a site, and articles of a usual length. They are the same at every run. Does not compile them. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PLACES, type Writer, writer } from "./sentences.ts";

/** The articles of one page of the default size. */
export const ARTICLE_COUNT = 50;

/** Writes `count` articles. Each has `rumours` sentences of words that differ between articles, which a search needs. */
export async function writeSeeds(folder: string, count: number, rumours: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "_site.yaml"), SITE);
  for (let number = 1; number <= count; number += 1) {
    await writeFile(join(folder, `letter-${number}.html`), article(number, rumours));
  }
}

const SITE = `title: Letters from the Quay
description: What happens in small harbours, once a day.
url: https://feeds.example.org
id: 6f1d1c9e-6a0b-4c7e-9a53-0f0c6f7d2b11
authors: Letters from the Quay
`;

/** So early that thousands of articles, one for each day, are all published. */
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAY = 24 * 60 * 60 * 1000;
const TOPICS = ["Shipping", "Weather", "Libraries", "Tourism", "Cartography"];
const AUTHORS = ["Zoë Åkesson", "Inês Conceição", "Юлия Орлова", "Tom Hale"];

function article(number: number, rumours: number): string {
  const write = writer(number);
  return `---
title: "Letter ${number}, from ${write.pick(PLACES)}"
date: ${new Date(FIRST_DAY + number * DAY).toISOString().slice(0, 10)}
authors: ${write.pick(AUTHORS)}
topics: [Harbours, ${write.pick(TOPICS)}]
---
${body(write)}${rumours === 0 ? "" : `<p>${times(rumours, write.rumour).join(" ")}</p>\n`}`;
}

/** Returns about four kilobytes of HTML with the usual elements of articles. */
function body(write: Writer): string {
  const paragraph = (sentences: number) => `<p>${times(sentences, write.sentence).join(" ")}</p>\n`;
  const reference = () =>
    `<p><a href="letter-${write.pick([1, 2, 3])}.html">An earlier letter</a>: ${write.sentence()}</p>\n`;
  const section = () => `<h2>${write.pick(PLACES)}</h2>\n${paragraph(3)}${reference()}`;
  return [
    paragraph(3),
    ...times(4, section),
    `<blockquote lang="ru"><p>${times(4, write.quotation).join(" ")}</p></blockquote>\n`,
    `<ul>\n${times(3, () => `<li><em>${write.pick(PLACES)}</em>: ${write.sentence()}</li>\n`).join("")}</ul>\n`,
    paragraph(3),
  ].join("");
}

function times(count: number, make: () => string): string[] {
  return Array.from({ length: count }, make);
}
