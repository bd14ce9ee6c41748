import { XmlDocument } from "libxml2-wasm";
import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { hasQrCode, qrCode } from "../../../../src/edge/pages/subscribe/qr.ts";
import { newsroomApp } from "../../../support/newsroom.ts";

/** Draws the code as pixels (RGBA), with `scale` pixels for each module. */
function photographed(svg: string, scale = 4) {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  const dark = svg.match(/fill="#000" d="([^"]+)"/)?.[1] ?? "";
  for (const [, x, y, width] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column += 1)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  }
  return { width: side, height: side, data };
}

describe("a QR code", () => {
  it.each([
    "https://notes.example/rss.xml",
    "https://notes.example/topics/arctic+treaties,pilots+treaties,-sport/atom.xml",
    `https://notes.example/topics/${"a-long-slug,".repeat(30)}z/rss.xml`,
  ])("scans as %s", async (address) => {
    expect(decodeQR(photographed(await qrCode(address)))).toBe(address);
  });

  it("is well-formed, has a name, and needs no style", async () => {
    const svg = await qrCode("https://notes.example/search/rss.xml?q=<harbour>&topics=quay");
    const document = XmlDocument.fromString(svg);
    expect(document.root.namespaceUri).toBe("http://www.w3.org/2000/svg");
    expect(document.get("*[local-name() = 'title']")?.content).toBe(
      "QR code of https://notes.example/search/rss.xml?q=<harbour>&topics=quay",
    );
    document.dispose();
    expect(svg).not.toMatch(/\sstyle=|<style/);
  });

  it("is left out if the address is too long to be scanned", () => {
    expect(hasQrCode(`https://notes.example/topics/${"x".repeat(400)}/rss.xml`)).toBe(false);
  });
});

describe("/subscribe/qr-code.svg", async () => {
  const app = await newsroomApp();
  const imageIn = async (path: string) =>
    /<img class="qr-code" src="([^"]+)" alt="([^"]+)"/.exec(await (await app.request(path)).text());

  it.each([
    ["", "https://notes.example/rss.xml"],
    ["?format=json", "https://notes.example/feed.json"],
    [
      "?any=harbour&any=weather&without=energy",
      "https://notes.example/topics/harbour,weather,-energy/rss.xml",
    ],
    ["?topics=harbour&q=pilot&format=atom", "https://notes.example/search/atom.xml?q=pilot&topics=harbour"],
  ])("shows the address that /subscribe%s shows", async (query, address) => {
    const [, source = "", name] = (await imageIn(`/subscribe${query}`)) ?? [];
    expect(name?.replaceAll("&amp;", "&")).toBe(`QR code of ${address}`);
    const response = await app.request(source.replaceAll("&amp;", "&"));
    expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "image/svg+xml"]);
    expect(decodeQR(photographed(await response.text()))).toBe(address);
  });

  it("is cached as the form is, and answers HEAD and conditions", async () => {
    const path = "/subscribe/qr-code.svg?any=harbour";
    const [form, get] = [await app.request("/subscribe?any=harbour"), await app.request(path)];
    expect(get.headers.get("Cache-Control")).toBe(form.headers.get("Cache-Control"));
    const head = await app.request(path, { method: "HEAD" });
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    const known = { "If-None-Match": get.headers.get("ETag") ?? "" };
    expect((await app.request(path, { headers: known })).status).toBe(304);
  });

  it.each(["?any=unknown", "?any=harbour&any=unknown", "?format=xml", "?q=!!!"])(
    "is not found for the choice %s, which has a problem",
    async (query) => {
      expect((await app.request(`/subscribe/qr-code.svg${query}`)).status).toBe(404);
    },
  );

  it("is in the form only if there is a feed", async () => {
    expect(await imageIn("/subscribe?any=harbour")).not.toBeNull();
    expect(await imageIn("/subscribe?any=unknown")).toBeNull();
  });
});
