/** Responses of parts share a buffer, but only where a response copies its bytes. */

import { afterEach, describe, expect, it, vi } from "vitest";

/** Stands for workerd before 2026, which no package of today has: keeps the caller's bytes. */
class KeepingResponse {
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.bytes.slice().buffer;
  }
}

const text = async (response: Response) => new TextDecoder().decode(await response.arrayBuffer());
const encode = (parts: readonly string[]) => parts.map((part) => new TextEncoder().encode(part));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("responses of parts", () => {
  it.each([
    ["copies", Response],
    ["keeps", KeepingResponse],
  ])("have their own bytes where a response %s the caller's bytes", async (_, kind) => {
    vi.stubGlobal("Response", kind);
    const { responseOf } = await import("../../../src/edge/body/response.ts");
    const first = await responseOf(encode(["ice", "floe"]), {});
    const second = await responseOf(encode(["quay", "side"]), {});
    const third = await responseOf(encode(["tide"]), {});
    expect(await Promise.all([first, second, third].map(text))).toEqual(["icefloe", "quayside", "tide"]);
  });
});
