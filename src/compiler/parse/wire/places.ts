/** Recognises places that a dateline may name without an agency. `places.yaml` lists them. */

import { z } from "zod";
import { nameList, readDataFile } from "../../ground/data-file.ts";

const FILE = z.strictObject({ cities: nameList, regions: z.record(z.string(), nameList) });

const DATA = readDataFile(new URL("./places.yaml", import.meta.url), FILE);

const CITIES: ReadonlySet<string> = new Set(DATA.cities.map(inCapitals));

/**
 * Returns true for one or several cities that are known without a country: `BEIJING/SHANGHAI`,
 * `OSLO and STOCKHOLM`.
 */
export function isCity(place: string): boolean {
  return place.split(/\s*\/\s*|,\s+| and | & /).every((city) => CITIES.has(withoutAccents(city.trim())));
}

const REGIONS: ReadonlySet<string> = new Set(
  [...countries(), ...Object.values(DATA.regions).flat()].map(inCapitals),
);

/** Returns true if a place ends with a country, a state or a province: `TROMSØ, Norway`, `NAPA, Calif.` */
export function isInRegion(place: string): boolean {
  const region = /,\s+([^,]+?),?$/u.exec(place)?.[1];
  return region !== undefined && REGIONS.has(inCapitals(region.replace(/\s+/gu, " ")));
}

/** Returns every country's English name, from the runtime's Unicode data. */
function countries(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => code < "XA" || code > "XZ");
  return codes.flatMap((code) => names.of(code) ?? []);
}

function inCapitals(name: string): string {
  return withoutAccents(name).toUpperCase();
}

function withoutAccents(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'");
}
