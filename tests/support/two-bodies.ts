/** A Worker that makes two responses from the same buffer before it reads the first. */

import { joined } from "../../src/edge/body/joined.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const part = "x".repeat(Number(new URL(request.url).searchParams.get("length")));
    const responses = ["first", "second"].map(
      (name) => new Response(joined([name, part, name].map((text) => new TextEncoder().encode(text)))),
    );
    return Response.json(await Promise.all(responses.map((response) => response.text())));
  },
};
