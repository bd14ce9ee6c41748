/** The requests that the Worker answers at its start, so that code is compiled before the first visitor comes. */

import { describe, expect, it } from "vitest";
import { warmUp } from "../../src/edge/warm-up.ts";
import { article, at } from "../support/articles.ts";
import { NOW, packOf } from "../support/pack.ts";

describe("the warm-up succeeds", () => {
  it.each([
    ["without articles", [], {}],
    ["with articles", [article({ slug: "tide" }), article({ slug: "quay" })], {}],
    ["with an article that is dated ahead", [article({ slug: "ahead", published: at("2091-01-01") })], {}],
    ["where the build left out texts", [article({ slug: "past", expires: NOW - 1_000 })], { builtAt: NOW }],
  ])("%s", async (_, articles, settings) => {
    await expect(warmUp(await packOf(articles, settings))).resolves.toBeUndefined();
  });
});
