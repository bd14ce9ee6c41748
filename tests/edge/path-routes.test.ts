import { describe, expect, it } from "vitest";
import { createRoutes } from "../../src/edge/path-routes.ts";

describe("routes", () => {
  const routes = createRoutes<string>();
  for (const route of ["/", "/topics", "/topics/:expression", "/topics/:expression/rss.xml", "/rss.xml"])
    routes.add(route, route);

  it.each([
    ["/", "/"],
    ["/topics", "/topics"],
    ["/topics/rss.xml", "/topics/:expression"],
    ["/topics/a+b,-c", "/topics/:expression"],
    ["/topics/a/rss.xml", "/topics/:expression/rss.xml"],
    ["/rss.xml", "/rss.xml"],
    ["/topics/", undefined],
    ["/topics//rss.xml", undefined],
    ["/topics/a/atom.xml", undefined],
    ["/topics/a/rss.xml/", undefined],
    ["//", undefined],
    ["", undefined],
    ["/constructor", undefined],
  ])("match %s", (path, route) => expect(routes.match(path)).toBe(route));

  it("are listed in their order", () => expect(routes.names.slice(0, 2)).toEqual(["/", "/topics"]));
});
