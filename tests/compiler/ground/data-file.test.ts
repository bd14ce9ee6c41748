import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anyOf, anyOfInAnyCase, nameList, readDataFile } from "../../../src/compiler/ground/data-file.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "data-file-"));
const SCHEMA = z.strictObject({ harbours: nameList });

afterAll(() => rmSync(FOLDER, { recursive: true }));

function read(yaml: string) {
  const path = join(FOLDER, "harbours.yaml");
  writeFileSync(path, yaml);
  return readDataFile(pathToFileURL(path), SCHEMA);
}

describe("a data file", () => {
  it("gives its lists", () => {
    expect(read("# Deep ones\nharbours: [Bergen, St. John's]\n")).toEqual({
      harbours: ["Bergen", "St. John's"],
    });
  });

  it.each([
    ["a list of another name", "ports: [Bergen]", 'Unrecognized key: "ports"'],
    ["a value that is no name", "harbours: [Bergen, 7]", "harbours[1]"],
    ["a repeated name", "harbours: [Bergen, Oslo, Bergen]", "a name stands twice"],
    ["an empty list", "harbours: []", "at harbours"],
    ["text that is no YAML", "harbours: [Bergen", "at line 1"],
  ])("with %s stops with its path and the place of the fault", (_, yaml, found) => {
    expect(() => read(yaml)).toThrow("harbours.yaml: ");
    expect(() => read(yaml)).toThrow(found);
  });
});

describe("a pattern of names", () => {
  it("matches capitals and small letters in the names alone, not in the rest of the expression", () => {
    const pattern = new RegExp(`^${anyOfInAnyCase(["Février", "U.S."])} \\p{Lu}`, "u");
    for (const text of ["février A", "FÉVRIER A", "FéVrier A", "u.S. A"]) expect(text).toMatch(pattern);
    for (const text of ["février a", "fevrier A", "uxs. A"]) expect(text).not.toMatch(pattern);
  });

  it("prefers the longer of two names, and reads signs such as a dot as themselves", () => {
    const pattern = new RegExp(anyOf(["Jiji", "Jiji Press", "U.S."]), "gu");
    expect("Jiji Press, Jiji, U.S., UxSx".match(pattern)).toEqual(["Jiji Press", "Jiji", "U.S."]);
  });
});
