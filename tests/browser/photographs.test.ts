/** Stripped photographs in a real browser: orientation and colours are unchanged. */

import { expect, it } from "vitest";
import { newsroomInBrowser } from "../support/browser.ts";
import { bytes, clean, mediaTypeOf, NAMES, original } from "../support/metadata.ts";

const { visit } = newsroomInBrowser();

type Pixels = { readonly width: number; readonly height: number; readonly pixels: readonly number[] };

/** Decodes pictures and returns all of their pixels, as the browser shows them. */
async function show(pictures: readonly (readonly [mediaType: string, bytes: Buffer])[]): Promise<Pixels[]> {
  const { page } = await visit("/");
  const addresses = pictures.map(([type, file]) => `data:${type};base64,${file.toString("base64")}`);
  return page.evaluate(
    (urls) =>
      Promise.all(
        urls.map(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          const { naturalWidth: width, naturalHeight: height } = image;
          const canvas = new OffscreenCanvas(width, height);
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return { width, height, pixels: [...(context?.getImageData(0, 0, width, height).data ?? [])] };
        }),
      ),
    addresses,
  );
}

it.each(NAMES)("%s has the same pixels as before", async (name) => {
  const [before, after] = await show([original(name), clean(name)].map((file) => [mediaTypeOf(name), file]));
  expect(before?.pixels.length).toBeGreaterThan(300);
  expect(after).toEqual(before);
});

it("has other pixels without the orientation, the profile or Adobe's marker", async () => {
  const [quay, press] = [clean("quay.jpg"), clean("press.jpg")];
  const without = (file: Buffer, text: string) => {
    const at = file.indexOf(text) - 4;
    return bytes(file.subarray(0, at), file.subarray(at + 2 + file.readUInt16BE(at + 2)));
  };
  const [whole, upright, plain, adobe, inverted] = await show(
    [quay, without(quay, "Exif"), without(quay, "ICC_PROFILE"), press, without(press, "Adobe")].map(
      (file) => ["image/jpeg", file],
    ),
  );
  expect([whole?.width, whole?.height]).toEqual([16, 24]);
  expect([upright?.width, upright?.height]).toEqual([24, 16]);
  expect(plain?.pixels).not.toEqual(whole?.pixels);
  expect(inverted?.pixels).not.toEqual(adobe?.pixels);
});
