/**
 * The fastest possible Worker: sends one finished answer for every request, with the same headers as the app.
 */

import answer from "generated/answer.json";
import body from "generated/body.bin";

const { status, headers } = answer;
const coding = new Map(headers).get("content-encoding") ?? "identity";
// The bytes are already coded, so workerd must not code them again.
const init: ResponseInit & { encodeBody: "manual" | "automatic" } = {
  status,
  headers,
  encodeBody: coding === "identity" ? "automatic" : "manual",
};

export default {
  fetch: () => new Response(status === 304 ? null : body, init),
};
