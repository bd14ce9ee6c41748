/**
 * Runs a soak: starts the Worker with planned articles, lets readers send requests until the end, and
 * collects faults.
 */

import { writeFile } from "node:fs/promises";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { compile } from "../../src/compiler/compile.ts";
import { reportProblems } from "../../src/compiler/report/problems.ts";
import { wholeSecond } from "../../src/model/instant.ts";
import { type Bundle, bundle } from "../bundle.ts";
import { atEnd, temporaryFolder } from "../clean-up.ts";
import { writer } from "../sentences.ts";
import { startWorkerd } from "../workerd.ts";
import { readFeed, slugsIn } from "./documents.ts";
import { judgeMemory, type MemoryVerdict, residentBytes } from "./memory.ts";
import { type Interval, Oracle } from "./oracle.ts";
import { type PlannedArticle, planArticles, writePlan } from "./plan.ts";
import { population, type ReaderKind, type SoakAnswer, type SoakRequest } from "./readers.ts";

export type SoakResult = {
  /** The number of answers to each kind of reader. */
  readonly answers: ReadonlyMap<string, number>;
  readonly notModified: number;
  /** The number of releases, expiries and withdrawals that happened during a request. */
  readonly crossed: number;
  /** The number of changes between the first and the last request. */
  readonly changes: number;
  readonly faults: readonly string[];
  readonly memory: MemoryVerdict;
};

/** The milliseconds before the first change, in addition to the time of a build. */
const MARGIN = 3_000;
/** The maximum milliseconds between an answer and the reader's next request. */
const PACE = 150;
/** The milliseconds between two reads of the memory. */
const LOOK = 500;
/** The milliseconds after which a request without an answer is a fault. */
const PATIENCE = 20_000;
/** The number of faults that end a run early. */
const MAX_FAULTS = 200;

/** `worker` is a file of bench/workers, or the real entry file of the Worker. */
export async function soak(seconds: number, worker: "real" | "slow-clock" = "real"): Promise<SoakResult> {
  // The articles' files contain the instants, so the build must end before the first change. A first build
  // shows how long a build takes on this machine.
  const practised = Date.now();
  await makeWorker(worker, planArticles(wholeSecond(practised), seconds));
  const start = wholeSecond(2 * Date.now() - practised) + MARGIN;
  const articles = planArticles(start, seconds);
  const server = await startWorkerd(await makeWorker(worker, articles));
  atEnd(server.stop);

  const oracle = new Oracle(articles);
  const kinds = population(
    oracle,
    articles.map(({ slug }) => slug),
  );
  const end = start + seconds * 1000;
  const run = new Run(server.port, oracle, end);
  const samples: number[] = [];
  const watch = setInterval(() => samples.push(residentBytes(server.pid)), LOOK);
  const began = Date.now();
  try {
    const readers = kinds.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
    await Promise.all(readers.map((kind, number) => run.read(kind, number)));
  } finally {
    clearInterval(watch);
    server.stop();
  }
  return {
    ...run.result(),
    changes: oracle.changesIn({ sent: began, received: end }),
    memory: judgeMemory(samples),
  };
}

/** Compiles and bundles a Worker with the articles. */
async function makeWorker(worker: string, articles: readonly PlannedArticle[]): Promise<Bundle> {
  const folder = temporaryFolder();
  writePlan(join(folder, "seeds"), articles);
  const compiled = await compile({ folder: join(folder, "seeds"), now: wholeSecond(Date.now()) });
  if (!compiled.ok) throw new Error(reportProblems(compiled.error));
  await writeFile(join(folder, "index.bin"), compiled.value.pack.index);
  await writeFile(join(folder, "pieces.bin"), compiled.value.pack.pieces);
  return bundle(worker, folder);
}

/** The parts of an answer that the reader's next request to the same address needs. */
type KeptAnswer = {
  readonly tag: string | undefined;
  readonly date: string | undefined;
  readonly text: string;
};

class Run {
  readonly #port: number;
  readonly #oracle: Oracle;
  readonly #end: number;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #answers = new Map<string, number>();
  readonly #faults: string[] = [];
  #notModified = 0;
  #crossed = 0;

  constructor(port: number, oracle: Oracle, end: number) {
    this.#port = port;
    this.#oracle = oracle;
    this.#end = end;
  }

  result() {
    return {
      answers: this.#answers,
      notModified: this.#notModified,
      crossed: this.#crossed,
      faults: this.#faults,
    };
  }

  /** Sends requests until the end. */
  async read(kind: ReaderKind, number: number): Promise<void> {
    const random = writer(number + 1);
    const kept = new Map<string, KeptAnswer>();
    let older: string | undefined;
    while (Date.now() < this.#end && this.#faults.length < MAX_FAULTS) {
      const asked = kind.next(random, older);
      try {
        const answer = await this.#ask(asked, kind, kept);
        older = kind.name === "archives" ? readFeed("atom", answer.text).older : undefined;
      } catch (cause) {
        this.#fault(kind, asked, String(cause));
        older = undefined;
      }
      this.#answers.set(kind.name, (this.#answers.get(kind.name) ?? 0) + 1);
      await wait(random.pick([0.2, 0.6, 1]) * PACE);
    }
  }

  async #ask(asked: SoakRequest, kind: ReaderKind, kept: Map<string, KeptAnswer>): Promise<SoakAnswer> {
    const before = asked.condition === undefined ? undefined : kept.get(asked.path);
    const sent = Date.now();
    const answer = await this.#send(asked, kind.acceptsGzip, before);
    const interval = { sent, received: Date.now() };
    if (this.#oracle.changesIn(interval) > 0) this.#crossed += 1;
    const isUnchanged = answer.status === 304 && before !== undefined;
    if (isUnchanged) this.#notModified += 1;
    const text = isUnchanged ? before.text : answer.text;
    const whole = { ...answer, text, ...(isUnchanged ? { status: 200 } : {}) };
    const fault =
      (answer.status >= 500 ? `status ${answer.status}` : undefined) ??
      asked.faultOf(whole, interval) ??
      this.#leakIn(asked, answer.text, interval);
    if (fault !== undefined) this.#fault(kind, asked, `${fault}${isUnchanged ? " (after a 304)" : ""}`);
    if (answer.status === 200)
      kept.set(asked.path, { tag: answer.headers.etag, date: answer.headers["last-modified"], text });
    return whole;
  }

  /** An answer may repeat the address of its request, so a slug in that address is no leak. */
  #leakIn({ path }: SoakRequest, text: string, interval: Interval): string | undefined {
    const own = new Set(slugsIn(path));
    return this.#oracle.leakIn(
      slugsIn(text).filter((slug) => !own.has(slug)),
      interval,
    );
  }

  async #send(
    { method, path, accept, condition }: SoakRequest,
    acceptsGzip: boolean,
    before: KeptAnswer | undefined,
  ): Promise<SoakAnswer> {
    const headers = Object.entries({
      "Accept-Encoding": acceptsGzip ? "gzip" : undefined,
      Accept: accept,
      "If-None-Match": condition === "tag" ? before?.tag : undefined,
      "If-Modified-Since": condition === "date" ? before?.date : undefined,
    }).filter((header): header is [string, string] => header[1] !== undefined);
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const sending = request({
        ...{ host: "127.0.0.1", port: this.#port, agent: this.#agent, timeout: PATIENCE },
        ...{ method: method ?? "GET", path, headers: Object.fromEntries(headers) },
      });
      sending.once("response", resolve).once("error", reject).end();
      sending.once("timeout", () => sending.destroy(new Error(`no answer in ${PATIENCE} ms`)));
    });
    const body = await buffer(message);
    const isCoded = message.headers["content-encoding"] === "gzip" && body.length > 0;
    return {
      status: message.statusCode ?? 0,
      headers: message.headers as SoakAnswer["headers"],
      text: (isCoded ? gunzipSync(body) : body).toString(),
    };
  }

  #fault({ name }: ReaderKind, { method, path }: SoakRequest, fault: string): void {
    this.#faults.push(`${new Date().toISOString()} ${name}: ${method ?? "GET"} ${path}: ${fault}`);
  }
}
