/** Starts `npm run dev` as a publisher does, with the real wrangler and workerd. */

import { type ChildProcess, spawn } from "node:child_process";
import { get, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { familyOf, kill, type RunningProcess, untilEnded } from "./processes.ts";
import { environmentWith } from "./program.ts";
import { waitFor } from "./wait.ts";

export type DevServer = {
  readonly origin: string;
  /** npm's process. */
  readonly npm: ChildProcess & { readonly pid: number };
  /** Returns everything that was printed after the last call of `forget`. */
  readonly printed: () => string;
  readonly forget: () => void;
  readonly untilPrinted: (words: string) => Promise<void>;
  /** Returns the text of an answer once it matches. Fails if it never does. */
  readonly until: (path: string, says: string | RegExp) => Promise<string>;
  /** Returns npm's process and all below it. */
  readonly family: () => RunningProcess[];
  /** Ends the server as a service manager does, and waits until no process is left. */
  readonly stop: () => Promise<void>;
};

/** Starts the server in a checkout, on a free port. */
export async function startDevServer(checkout: string, args: readonly string[]): Promise<DevServer> {
  let printed = "";
  const npm = spawn("npm", ["run", "dev", "--", ...args, "--port", "0", "--inspector-port", "0"], {
    cwd: checkout,
    env: environmentWith(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [npm.stdout, npm.stderr]) stream?.on("data", (chunk) => (printed += chunk));
  if (npm.pid === undefined) throw new Error("npm was not started");
  const { pid } = npm;
  const last = () => `Printed: ${printed}`;
  const family = () => familyOf(pid);
  const stop = async () => {
    const all = family();
    npm.kill("SIGTERM");
    await untilEnded(all).finally(() => kill(all));
  };
  try {
    const origin = await waitFor(
      "npm run dev to be ready",
      () => /(http:\/\/localhost:\d+) is ready/.exec(printed)?.[1],
      { last, pace: 20 },
    );
    return {
      origin,
      npm: Object.assign(npm, { pid }),
      printed: () => printed,
      forget() {
        printed = "";
      },
      untilPrinted: async (words) => {
        await waitFor(`npm run dev to print ${words}`, () => printed.includes(words), { last, pace: 20 });
      },
      async until(path, says) {
        let answer = "";
        const look = async () => {
          answer = await (await fetch(origin + path)).text();
          return answer.match(says) === null ? undefined : answer;
        };
        return waitFor(`${path} to show ${says}`, look, {
          last: () => `Last answer: ${answer.slice(0, 500)}\n${last()}`,
          pace: 20,
        });
      },
      family,
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/**
 * Requests a page as a browser does for a person. `fetch` cannot, because it sets the header Sec-Fetch-Mode
 * itself.
 */
export function openInBrowser(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }> {
  const own = { Accept: "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
  return new Promise((resolve, reject) => {
    get(address, { headers: { ...own, ...headers } }, async (response) => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, headers, text: await text(response) });
    }).on("error", reject);
  });
}
