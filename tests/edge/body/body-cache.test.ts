/** The cache of bodies: it makes a body once, and forgets the bodies that were not sent for longest. */

import { describe, expect, it } from "vitest";
import { createBodyCache, MAX_KEPT } from "../../../src/edge/body/body-cache.ts";
import { entityTag } from "../../../src/edge/validators.ts";

/** Returns a function that asks a new cache for the body of a tag, and returns the tags of all bodies made. */
function requests(lengthOf: (tag: string) => number) {
  const cache = createBodyCache();
  const made: string[] = [];
  return async (...tags: string[]) => {
    for (const tag of tags) {
      const body = await cache(entityTag(tag), async () => {
        made.push(tag);
        return new Uint8Array(lengthOf(tag));
      });
      expect(body.length).toBe(lengthOf(tag));
    }
    return made;
  };
}

describe("the cache of bodies", () => {
  it("makes the body of an entity-tag once", async () => {
    const ask = requests(() => 70_000);
    expect(await ask("a", "b", "a", "b", "a")).toEqual(["a", "b"]);
  });

  it("forgets the body that was not sent for longest if there is no more room", async () => {
    const ask = requests(() => MAX_KEPT / 2);
    expect(await ask("a", "b", "a", "c", "a", "b")).toEqual(["a", "b", "c", "b"]);
  });

  it("does not keep a body that is larger than all its room", async () => {
    const ask = requests((tag) => (tag === "huge" ? MAX_KEPT + 1 : 1));
    expect(await ask("huge", "huge", "a", "a")).toEqual(["huge", "huge", "a"]);
  });

  it("counts a body once if two requests make it at the same time", async () => {
    const cache = createBodyCache();
    const half = async () => new Uint8Array(MAX_KEPT / 2);
    const never = () => Promise.reject(new Error("made again; expected the kept body"));
    await Promise.all([cache(entityTag("a"), half), cache(entityTag("a"), half)]);
    await cache(entityTag("b"), half);
    await cache(entityTag("a"), never);
    await cache(entityTag("b"), never);
  });
});
