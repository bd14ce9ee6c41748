/**
 * Writes a folder of seeds: a site, and articles of 370 words in the style of news. The articles are the same
 * at every run. Does not compile them.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Writer, writer } from "./sentences.ts";

export async function writeSeeds(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "_site.yaml"), SITE);
  for (let number = 1; number <= count; number += 1)
    await writeFile(join(folder, `report-${number}.html`), article(number));
}

const SITE = `title: Reports from the Quay
description: What happens in small harbours, eight times a day.
url: https://feeds.example.org
id: 6f1d1c9e-6a0b-4c7e-9a53-0f0c6f7d2b11
authors: Reports from the Quay
`;

/** The date of the first article. The next ones follow every three hours, and all of them are in the past. */
const FIRST = Date.UTC(2010, 0, 1);
const PACE = 3 * 60 * 60 * 1000;
const TOPICS = ["Shipping", "Weather", "Libraries", "Tourism", "Cartography"];
const AUTHORS = ["Zoë Åkesson", "Inês Conceição", "Юлия Орлова", "Tom Hale"];
/** One of this number of articles has a link. */
const LINKED = 100;

function article(number: number): string {
  const write = writer(number);
  return `---
title: "Report ${number}: ${write.words(8)}"
date: ${new Date(FIRST + number * PACE).toISOString()}
authors: ${write.pick(AUTHORS)}
topics: [Harbours, ${write.pick(TOPICS)}]
---
<p>${sentence(write, 24)}</p>
${Array.from({ length: 7 }, () => `<p>${sentence(write, 25)} ${sentence(write, 24)}</p>\n`).join("")}${number % LINKED === 0 ? '<p><a href="report-1.html">The first report</a></p>\n' : ""}`;
}

function sentence(write: Writer, words: number): string {
  return `${write.words(words).replace(/^./u, (letter) => letter.toUpperCase())}.`;
}
