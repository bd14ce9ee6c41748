/** The limits of requests: at once, in time, and in bytes. */

import { createServer, type RequestListener } from "node:http";
import { describe, expect, it } from "vitest";
import { type ExchangeLimits, LIMITS, senderTo } from "../../../src/compiler/doctor/exchange.ts";
import { listenDuringTest } from "../../support/listen.ts";

const originOf = (answer: RequestListener) => listenDuringTest(createServer(answer));

const sender = async (answer: RequestListener, limits: Partial<ExchangeLimits> = {}) => {
  const send = senderTo(await originOf(answer), { ...LIMITS, ...limits });
  return () => send("/rss.xml", { headers: {} });
};

describe("a request of the doctor", () => {
  it("ends after its seconds, before the head of the answer and within the body", async () => {
    const silent = await sender(() => undefined, { seconds: 0.2 });
    expect(await silent()).toEqual({ ok: false, error: "no answer within 0.2 seconds" });
    const slow = await sender((_, response) => response.write("<?xml"), { seconds: 0.2 });
    expect(await slow()).toEqual({ ok: false, error: "no answer within 0.2 seconds" });
  });

  it("is not sent after the seconds of all requests", async () => {
    let requests = 0;
    const send = await sender(
      () => {
        requests += 1;
      },
      { totalSeconds: 0.3, atOnce: 2 },
    );
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(answers).toEqual(Array(8).fill({ ok: false, error: "no time left after 0.3 seconds" }));
    expect(requests).toBeLessThanOrEqual(2);
  });

  it("ends at its bytes, and at the bytes of all requests", async () => {
    const endless: RequestListener = (_, response) => {
      const write = () => {
        if (!response.destroyed) response.write("x".repeat(10_000), () => setImmediate(write));
      };
      write();
    };
    const one = await sender(endless, { bytes: 50_000 });
    expect(await one()).toEqual({ ok: false, error: "more than 50,000 bytes" });
    const all = await sender((_, response) => response.end("x".repeat(60)), { totalBytes: 100 });
    expect([await all(), await all()]).toMatchObject([
      { ok: true },
      { ok: false, error: "more than 40 bytes" },
    ]);
  });

  it("waits for its turn", async () => {
    let [open, most] = [0, 0];
    const send = await sender((_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end("x");
      }, 20);
    });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(LIMITS.atOnce);
  });

  it("goes to no other host, whatever the path", async () => {
    const origin = await originOf(({ url }, response) => response.end(url));
    const send = senderTo(origin);
    for (const path of ["//feeds.invalid/rss.xml", "/\\feeds.invalid/", "/@feeds.invalid/"])
      expect(await send(path, { headers: {} })).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it("follows no redirect and decodes no body", async () => {
    const send = await sender((_, response) =>
      response.writeHead(301, { Location: "http://127.0.0.1:1/", "Content-Encoding": "gzip" }).end("x"),
    );
    expect(await send()).toMatchObject({ ok: true, value: { status: 301, bytes: Buffer.from("x") } });
  });

  it("names a connection that is closed, and a host that does not exist", async () => {
    const cut = await sender(({ socket }) => socket.destroy());
    expect(await cut()).toEqual({
      ok: false,
      error: "the connection was closed before the end of the answer",
    });
    const lost = senderTo("http://feeds.invalid");
    expect(await lost("/", { headers: {} })).toMatchObject({ ok: false, error: /host/ });
  });
});
