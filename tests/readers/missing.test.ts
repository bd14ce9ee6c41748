/** The message that is printed if readers are not installed. */

import { expect, it } from "vitest";
import { feedsmith } from "./npm-libraries.ts";
import type { Reader } from "./reader.ts";
import { installedVersions } from "./readers.ts";
import { simplepie } from "./simplepie.ts";

const withoutProgram = (reader: Reader): Reader => ({
  ...reader,
  version: () => Promise.reject(new Error("spawn ENOENT")),
});

it("names the missing readers, and the Debian packages to install", async () => {
  await expect(installedVersions([withoutProgram(simplepie), feedsmith])).rejects.toThrow(
    "not installed: SimplePie; run apt-get install --yes --no-install-recommends php-cli php-curl php-xml libphp-simplepie",
  );
});

it("names npm for a missing library", async () => {
  await expect(installedVersions([withoutProgram(feedsmith)])).rejects.toThrow(
    "not installed: feedsmith; run npm ci",
  );
});
