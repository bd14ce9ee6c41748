import { describe, expect, it } from "vitest";
import { preferredCoding, preferredFormat } from "../../src/edge/negotiate.ts";

describe("RFC 9110 12.5.3 Accept-Encoding", () => {
  it.each([
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "gzip"],
    ["GZIP", "gzip"],
    ["x-gzip", "gzip"],
    ["*", "gzip"],
    ["br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip"],
    ["gzip;q=0.001", "gzip"],
    ["identity;q=0.5, gzip;q=0.5", "gzip"],
    ["identity;q=0, *", "gzip"],
    ["", "identity"],
    ["identity", "identity"],
    ["br", "identity"],
    ["gzip;q=0", "identity"],
    ["gzip; q=0.000", "identity"],
    ["*;q=0", "identity"],
    ["gzip;q=0, *", "identity"],
    ["gzip;q=0.5, identity", "identity"],
    ["gzipped", "identity"],
    [",,;;", "identity"],
  ])("%j is answered with %s", (header, coding) => {
    expect(
      preferredCoding(new Request("http://localhost/", { headers: { "Accept-Encoding": header } })),
    ).toBe(coding);
  });

  it("is the reader's own header if Cloudflare kept it", () => {
    const request = (clientAcceptEncoding: string | undefined, header: string) =>
      Object.assign(new Request("http://localhost/", { headers: { "Accept-Encoding": header } }), {
        cf: clientAcceptEncoding === undefined ? {} : { clientAcceptEncoding },
      });
    expect(preferredCoding(request("", "br, gzip"))).toBe("identity");
    expect(preferredCoding(request("identity", "br, gzip"))).toBe("identity");
    expect(preferredCoding(request("gzip", "identity"))).toBe("gzip");
    expect(preferredCoding(request(undefined, "br, gzip"))).toBe("gzip");
  });
});

describe("RFC 9110 12.5.1 Accept", () => {
  it.each([
    ["nothing", null, "rss"],
    ["anything", "*/*", "rss"],
    ["RSS", "application/rss+xml", "rss"],
    ["Atom", "application/atom+xml", "atom"],
    ["JSON Feed", "application/feed+json", "json"],
    ["JSON", "application/json", "json"],
    ["XML", "application/xml", "rss"],
    ["HTML alone", "text/html", "rss"],
    ["no format of the site", "image/png", "rss"],
    ["Atom, and HTML rather than that", "text/html, application/atom+xml;q=0.1", "atom"],
    ["the better of two", "application/rss+xml;q=0.8, application/atom+xml;q=0.9", "atom"],
    ["Atom by name, before any XML", "application/xml, application/atom+xml", "atom"],
    ["JSON Feed by name, before anything else", "*/*, application/feed+json", "json"],
    ["anything but RSS", "*/*, application/rss+xml;q=0", "atom"],
    ["JSON rather than the rest", "application/json, */*;q=0.5", "json"],
    ["nothing at all", "*/*;q=0", "rss"],
    ["capitals and parameters", "Application/Atom+XML; charset=utf-8; q=0.7", "atom"],
    [
      "what Miniflux sends",
      "application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9",
      "rss",
    ],
    [
      "what FreshRSS sends",
      "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.8",
      "rss",
    ],
    [
      "what a browser sends",
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
      "rss",
    ],
    [
      "what NewsBlur sends",
      "application/atom+xml, application/rss+xml, application/xml;q=0.8, text/xml;q=0.6, */*;q=0.2",
      "rss",
    ],
    [
      "the higher of two qualities for one type",
      "application/atom+xml;q=0.2, application/atom+xml;q=0.9, application/rss+xml;q=0.5",
      "atom",
    ],
    ["nonsense", ";;,,q=", "rss"],
  ])("%s", (_, header, format) => {
    expect(preferredFormat(header)).toBe(format);
  });
});
