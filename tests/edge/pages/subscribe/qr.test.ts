import { XmlDocument } from "libxml2-wasm";
import decodeQR from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { qrCode } from "../../../../src/edge/pages/subscribe/qr.ts";

const drawn = async (text: string, title = "QR code") => (await qrCode(text, title))?.toString() ?? "";

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
    expect(decodeQR(photographed(await drawn(address)))).toBe(address);
  });

  it("is well-formed, has a name, and needs no style", async () => {
    const svg = await drawn("https://notes.example/rss.xml", "QR code of <harbour> & quay");
    const document = XmlDocument.fromString(svg);
    expect(document.root.attrs.find(({ name }) => name === "aria-label")?.value).toBe(
      "QR code of <harbour> & quay",
    );
    expect(document.root.attrs.find(({ name }) => name === "role")?.value).toBe("img");
    document.dispose();
    expect(svg).not.toMatch(/\sstyle=|<style/);
  });

  it("is left out if the address is too long to be scanned", async () => {
    const address = `https://notes.example/topics/${"x".repeat(400)}/rss.xml`;
    expect(await qrCode(address, "QR code")).toBeUndefined();
  });
});
