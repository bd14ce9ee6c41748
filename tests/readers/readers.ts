/** The readers that play through the scenario, each in every format that it reads. */

import type { Format } from "../../src/model/format.ts";
import { gpodder } from "./gpodder.ts";
import { newsboat } from "./newsboat.ts";
import { feedParser, feedsmith, htmlparser2, rssParser } from "./npm-libraries.ts";
import type { Reader } from "./reader.ts";
import { rss2email } from "./rss2email.ts";
import { simplepie } from "./simplepie.ts";

export const READERS: readonly Reader[] = [
  newsboat,
  gpodder,
  rss2email,
  simplepie,
  feedsmith,
  feedParser,
  htmlparser2,
  rssParser,
];

export const SUBSCRIPTIONS: readonly { readonly reader: Reader; readonly format: Format }[] = READERS.flatMap(
  (reader) => reader.formats.map((format) => ({ reader, format })),
);

/**
 * Returns the version of each reader, by name. If readers are missing, the error has the command that installs
 * them.
 */
export async function installedVersions(
  readers: readonly Reader[] = READERS,
): Promise<ReadonlyMap<string, string>> {
  const versions = new Map<string, string>();
  const missing: Reader[] = [];
  await Promise.all(
    readers.map(async (reader) => {
      await reader.version().then(
        (version) => versions.set(reader.name, version),
        () => missing.push(reader),
      );
    }),
  );
  if (missing.length === 0) return versions;
  const names = missing.map(({ name }) => name).join(", ");
  const packages = missing.flatMap((reader) => reader.packages);
  const commands = [
    ...(packages.length === 0 ? [] : [`apt-get install --yes --no-install-recommends ${packages.join(" ")}`]),
    ...(missing.some((reader) => reader.packages.length === 0) ? ["npm ci"] : []),
  ];
  throw new Error(`not installed: ${names}; run ${commands.join(" and ")}`);
}
