/** Asks questions on a terminal. */

import { createInterface } from "node:readline/promises";

/** Prints a question, and returns the line that the user enters. Returns undefined if the input ends. */
export type Ask = (question: string) => Promise<string | undefined>;

export function askOn(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  return async (question) => {
    const terminal = createInterface({ input, output });
    // Ctrl+D closes the terminal, but does not end the question.
    const closed = new Promise<undefined>((end) => terminal.once("close", () => end(undefined)));
    try {
      return await Promise.race([terminal.question(question), closed]);
    } catch {
      // Ctrl+C ends the question with an error.
      return undefined;
    } finally {
      terminal.close();
    }
  };
}
