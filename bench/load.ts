/**
 * Repeats one request to a server on this machine, on connections that stay open, and checks every answer.
 * Uses bare sockets, because Node's HTTP client receives a feed more slowly than workerd sends it.
 */

import { connect, type Socket } from "node:net";
import { type AnswerReader, answerReader, type ExpectedAnswer } from "./answer.ts";

export type LoadRequest = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expected: ExpectedAnswer;
};

const CONNECTIONS = 8;
/** The size of a connection's buffer in bytes. */
const READ_SIZE = 256 * 1024;
/** The maximum time without data from the server, in milliseconds. */
const PATIENCE = 10_000;

export type LoadResult = {
  readonly requests: number;
  /** The seconds until the last answer was complete. */
  readonly seconds: number;
};

/** Repeats the request for a number of seconds. Throws at the first unexpected answer. */
export async function ask(question: LoadRequest, seconds: number): Promise<LoadResult> {
  const started = performance.now();
  const ends = started + seconds * 1000;
  const requests = await Promise.all(Array.from({ length: CONNECTIONS }, () => converse(question, ends)));
  return {
    requests: requests.reduce((sum, count) => sum + count, 0),
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * Sends requests on one connection. Each request waits for the answer to the previous one. Returns the number
 * of answers.
 */
function converse(question: LoadRequest, ends: number): Promise<number> {
  const request = requestText(question);
  return new Promise((resolve, reject) => {
    let asked = 0;
    let read: AnswerReader;
    let isDone = false;
    const next = () => {
      isDone = performance.now() >= ends;
      if (isDone) return socket.end();
      asked += 1;
      read = answerReader(question.expected);
      socket.write(request);
    };
    const receive = (count: number, buffer: Uint8Array) => {
      try {
        if (read(buffer.subarray(0, count))) next();
      } catch (cause) {
        socket.destroy(new Error(`${question.path}: not the answer expected`, { cause }));
      }
      return true;
    };
    const socket: Socket = connect({
      host: "127.0.0.1",
      port: question.port,
      onread: { buffer: new Uint8Array(READ_SIZE), callback: receive },
    });
    socket.setTimeout(PATIENCE, () =>
      socket.destroy(new Error(`${question.path}: no answer in ${PATIENCE} ms`)),
    );
    socket.on("connect", next).on("error", reject);
    socket.on("close", () =>
      isDone ? resolve(asked) : reject(new Error(`${question.path}: the connection was closed too early`)),
    );
  });
}

function requestText({ path, headers }: LoadRequest): string {
  const fields = Object.entries({ Host: "feeds.example.org", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `GET ${path} HTTP/1.1\r\n${fields.join("")}\r\n`;
}
