/** Checks other addresses of the site: the negotiated feed, the first page and the icon. */

import { MEDIA_TYPES } from "../../formats/media-types.ts";
import { PATHS } from "../../model/address.ts";
import { quote } from "../ground/problem.ts";
import { faultOfAnswer, faultOfFeedAnswer, isHtml } from "./answer-faults.ts";
import { type Check, fault, passed, warning } from "./check.ts";
import type { Send } from "./exchange.ts";
import { BROWSER, MINIFLUX, PLAIN_HEADERS } from "./readers.ts";

export function checkPages(send: Send): Promise<Check[]> {
  return Promise.all([checkNegotiated(send), checkHome(send), checkIcon(send)]);
}

/** Checks the address that chooses the format, with a reader that also accepts HTML. */
async function checkNegotiated(send: Send): Promise<Check> {
  const name = PATHS.negotiated;
  const answer = await send(name, { headers: { ...MINIFLUX.headers, "Accept-Encoding": "identity" } });
  if (!answer.ok) return fault(name, { message: answer.error, fix: "try again" });
  const refused = faultOfFeedAnswer(answer.value);
  if (refused !== undefined) return fault(name, refused);
  const type = answer.value.headers["content-type"] ?? "";
  if (Object.values(MEDIA_TYPES).some(({ mediaType }) => type.startsWith(mediaType)))
    return passed(name, `${type} for ${MINIFLUX.name}`);
  return fault(name, {
    message: `media type ${quote(type)}`,
    fix: "it must be that of RSS, Atom or JSON Feed",
  });
}

async function checkHome(send: Send): Promise<Check> {
  const name = PATHS.home;
  const answer = await send(name, { headers: { ...BROWSER.headers, "Accept-Encoding": "gzip" } });
  if (!answer.ok) return fault(name, { message: answer.error, fix: "try again" });
  const refused = faultOfAnswer(answer.value);
  if (refused !== undefined) return fault(name, refused);
  if (!isHtml(answer.value))
    return fault(name, { message: "no page for a browser", fix: "check that this is a seedcast site" });
  // The Worker sends this header at every host except the site's own.
  const robots = answer.value.headers["x-robots-tag"];
  return robots?.includes("noindex")
    ? warning(name, {
        message: "X-Robots-Tag: noindex keeps search engines away",
        fix: "this is not `url` in _site.yaml, but another host such as a preview; correct `url` if it should be",
      })
    : passed(name, "a page for browsers");
}

async function checkIcon(send: Send): Promise<Check> {
  const name = PATHS.favicon;
  const answer = await send(name, { headers: { ...PLAIN_HEADERS, "Accept-Encoding": "identity" } });
  if (!answer.ok) return warning(name, { message: answer.error, fix: "try again" });
  const { status, headers, bytes } = answer.value;
  const type = headers["content-type"] ?? "no media type";
  if (status === 200 && type.startsWith("image/") && bytes.length > 0) return passed(name, type);
  return warning(name, {
    message: status === 200 ? `no picture (${quote(type)})` : String(status),
    fix: "readers show this icon beside the feed; deploy again with the files of build/assets",
  });
}
