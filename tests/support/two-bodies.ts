/** A Worker that makes two responses before it reads the first. */

import { responseOf } from "../../src/edge/body/response.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const part = "x".repeat(Number(new URL(request.url).searchParams.get("length")));
    const responses: Response[] = [];
    for (const name of ["first", "second"]) {
      const parts = [name, part, name].map((text) => new TextEncoder().encode(text));
      responses.push(await responseOf(parts, {}));
    }
    return Response.json(await Promise.all(responses.map((response) => response.text())));
  },
};
