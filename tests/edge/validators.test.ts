import { describe, expect, it } from "vitest";
import { entityTag, isNotModified } from "../../src/edge/validators.ts";

describe("RFC 9110 13.1.2 If-None-Match", () => {
  it("recognises a tag that happens to end like a coding's suffix", () => {
    const current = entityTag("abcdefghijklmnopqrs-br");
    expect(isNotModified(new Headers({ "If-None-Match": current }), { entityTag: current })).toBe(true);
    expect(
      isNotModified(new Headers({ "If-None-Match": current.replace('-br"', '-br-gzip"') }), {
        entityTag: current,
      }),
    ).toBe(true);
  });
});
