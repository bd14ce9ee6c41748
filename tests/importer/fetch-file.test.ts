/** Fetches of single files: from public hosts only, within limits. */

import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { fetchFile, openNetwork } from "../../src/importer/media/fetch-file.ts";
import { listenDuringTest } from "../support/listen.ts";
import { PUBLIC, redirectTo, type Served, smallInternet } from "../support/network.ts";
import { png } from "../support/pictures.ts";

const ICE = png(3, 2);
const LIMITS = { bytes: 100_000, seconds: 20 };

/** Returns the words of a failure, or the number of fetched bytes. */
async function outcomeOf(
  address: string,
  network: Parameters<typeof fetchFile>[1],
  limits: Parameters<typeof fetchFile>[2] = LIMITS,
) {
  const fetched = await fetchFile(address, network, limits);
  return fetched.ok ? fetched.value.length : `${fetched.error.message}; expected ${fetched.error.fix}`;
}

describe("a file of a public host", () => {
  it("is fetched through redirects, with every name resolved once", async () => {
    const { network, reached, resolved } = await smallInternet({
      "/ice.png": redirectTo("http://files.example/new.png"),
      "/new.png": ICE,
    });
    expect(await outcomeOf("http://old.example/ice.png", network)).toBe(ICE.length);
    expect([resolved, reached]).toEqual([
      ["old.example", "files.example"],
      [PUBLIC, PUBLIC],
    ]);
  });
});

describe("a private or local address", () => {
  const PRIVATE: readonly (readonly [kind: string, address: string])[] = [
    ["loopback", "http://127.0.0.1/ice.png"],
    ["a cloud's metadata", "http://169.254.169.254/latest/meta-data/"],
    ["IPv6 loopback", "http://[::1]/ice.png"],
    ["an IPv4-mapped address", "http://[::ffff:127.0.0.1]/ice.png"],
    ["a decimal number", "http://2130706433/ice.png"],
    ["a hexadecimal number", "http://0x7f000001/ice.png"],
    ["octal numbers", "http://0177.0.0.1/ice.png"],
    ["two numbers", "http://127.1/ice.png"],
    ["percent-encoded digits", "http://%31%32%37.0.0.%31/ice.png"],
    ["a private address with https", "https://10.0.0.1/ice.png"],
    ["a name with a private address", "http://intern.example/ice.png"],
    ["a name with a public and a private address", "http://both.example/ice.png"],
    ["a name with an IPv6 loopback address", "http://six.example/ice.png"],
    ["a name without addresses", "http://none.example/ice.png"],
  ];
  const addresses = (hostname: string) =>
    ({
      "intern.example": ["192.168.1.1"],
      "both.example": [PUBLIC, "10.0.0.1"],
      "six.example": ["::ffff:7f00:1"],
      "none.example": [],
    })[hostname] ?? [PUBLIC];

  it.each(PRIVATE)("is refused as %s", async (_, address) => {
    const { network, reached } = await smallInternet({ "/ice.png": ICE }, addresses);
    expect(await outcomeOf(address, network)).toMatch(
      / has a private or local address; expected a public host$/,
    );
    expect(reached).toEqual([]);
  });

  it.each(PRIVATE)("is refused after a redirect to %s", async (_, address) => {
    const { network, reached, asked } = await smallInternet(
      { "/go": redirectTo(address), "/ice.png": ICE },
      addresses,
    );
    expect(await outcomeOf("http://old.example/go", network)).toMatch(/ has a private or local address; /);
    expect([reached, asked]).toEqual([[PUBLIC], ["/go"]]);
  });

  it("is not reached by a name that resolves to it later (DNS rebinding)", async () => {
    const later = [[PUBLIC], ["127.0.0.1"]];
    const { network, reached, resolved, asked } = await smallInternet(
      { "/go": redirectTo("/ice.png"), "/ice.png": ICE },
      () => later.shift() ?? ["127.0.0.1"],
    );
    // The second connection needs a second resolution, which is checked too.
    expect(await outcomeOf("http://old.example/go", network)).toMatch(/private or local/);
    expect([resolved, reached, asked]).toEqual([["old.example", "old.example"], [PUBLIC], ["/go"]]);
  });

  it.each(["localhost", "127.0.0.1"])("is refused in the machine's own network: %s", async (host) => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end(ICE);
    });
    const { port } = new URL(await listenDuringTest(server));
    expect(await outcomeOf(`http://${host}:${port}/ice.png`, openNetwork())).toMatch(/private or local/);
    expect(requests).toBe(0);
  });
});

describe("a fetch ends with a reason", () => {
  const endless: Served = (response) => {
    const write = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      if (!response.destroyed) response.once("drain", write);
    };
    write();
  };
  const drip: Served = (response) => {
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  };
  it.each<[string, Served, string]>([
    ["the answer has no end", endless, "more than 100000 bytes; expected a smaller file"],
    [
      "the answer announces too many bytes",
      (response) => response.writeHead(200, { "Content-Length": "100001" }).write("x"),
      "more than 100000 bytes; expected a smaller file",
    ],
    ["the answer drips", drip, "not complete within 0.5 seconds; expected an answer"],
    ["no answer comes", () => undefined, "not complete within 0.5 seconds; expected an answer"],
    ["the connection breaks", (response) => response.destroy(), "socket hang up; expected an answer"],
    [
      "the answer is cut off",
      (response) => {
        response.writeHead(200, { "Content-Length": "10" });
        response.write("x", () => response.destroy());
      },
      "aborted; expected an answer",
    ],
    [
      "the file is gone",
      (response) => response.writeHead(410).end(),
      "410 Gone; expected a picture or recording",
    ],
    [
      "it redirects to itself",
      redirectTo("/file"),
      "more than 10 redirects; expected a picture or recording",
    ],
    [
      "it redirects to a file of this machine",
      redirectTo("file:///etc/passwd"),
      "leads to file:; expected an http or https address",
    ],
    [
      "a redirect has no address",
      redirectTo("http://[/"),
      "a redirect without an address; expected a picture or recording",
    ],
  ])("if %s", async (_, served, problem) => {
    const { network } = await smallInternet({ "/file": served });
    const seconds = /0\.5/.test(problem) ? 0.5 : 20;
    expect(await outcomeOf("http://old.example/file", network, { ...LIMITS, seconds })).toBe(problem);
  });
});
