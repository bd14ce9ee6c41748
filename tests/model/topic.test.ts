import { describe, expect, it } from "vitest";
import { iptcUri, topicSlug, withBroader } from "../../src/model/topic.ts";
import { topic } from "../support/articles.ts";

describe("topicSlug", () => {
  it.each(["diplomacy", "arms-control", "3d", "constructor"])("accepts %j", (text) =>
    expect(topicSlug(text)).toBe(text),
  );
  it.each(["", "-a", "A", "a_b", "a b", "é", "a".repeat(65)])("refuses %j", (text) =>
    expect(topicSlug(text)).toBeUndefined(),
  );
});

describe("iptcUri", () => {
  it("is the NewsCodes scheme followed by the code", () => {
    expect(iptcUri({ ...topic("diplomacy"), iptc: "20000639" })).toBe(
      "http://cv.iptc.org/newscodes/mediatopic/20000639",
    );
    expect(iptcUri(topic("diplomacy"))).toBeUndefined();
  });
});

describe("withBroader", () => {
  const topics = new Map(
    [topic("treaties", "diplomacy"), topic("diplomacy", "politics"), topic("politics")].map((one) => [
      one.slug,
      one,
    ]),
  );

  it("lists topics from the narrowest to the widest", () => {
    expect(withBroader(topic("treaties").slug, topics)).toEqual(["treaties", "diplomacy", "politics"]);
  });

  it("lists each topic of a cycle once", () => {
    const circle = new Map([topic("a", "b"), topic("b", "a")].map((one) => [one.slug, one]));
    expect(withBroader(topic("a").slug, circle)).toEqual(["a", "b"]);
  });
});
