import { describe, expect, it } from "vitest";
import { parseHttpDate } from "../../src/edge/http-date.ts";

describe("RFC 9110 5.6.7 HTTP-date", () => {
  it.each(["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])(
    "reads %j",
    (text) => expect(parseHttpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37)),
  );

  it.each([
    "",
    "784111777",
    "1994-11-06T08:49:37Z",
    "Sun, 06 Nov 1994 08:49:37",
    "Sun, 32 Nov 1994 08:49:37 GMT",
    "Sat, 31 Feb 2024 00:00:00 GMT",
    "x Sun, 06 Nov 1994 08:49:37 GMT",
  ])("refuses %j", (text) => expect(parseHttpDate(text)).toBeUndefined());
});
