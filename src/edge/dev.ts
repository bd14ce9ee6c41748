/**
 * The entry file of the Worker in `npm run dev`. It is never deployed. It answers as the deployed Worker does,
 * but with the pack (the files with all articles) of a compiler that runs beside it. It announces nothing to hubs.
 */

import { createDevServer } from "./dev/server.ts";

const answer = createDevServer(Date.now);

export default {
  /** `COMPILER` is the compiler's address (compiler/dev/site-server.ts). */
  fetch: (request: Request, { COMPILER }: { readonly COMPILER: string }) => answer(request, COMPILER),
};
