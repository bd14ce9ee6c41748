/** Measures all subjects by turns, so that whatever else the machine does falls on all of them. */

import { cpuSeconds } from "./cpu.ts";
import { ask } from "./load.ts";
import type { Subject, SubjectName } from "./subjects.ts";

/** Odd, so that the median is one of them. */
export const ROUNDS = 9;

/** Seconds for each subject in each round. */
export const TURN = 0.5;

/** Seconds for each subject before the first round, after which code is compiled and memory in use. */
const WARM_UP = 1.5;

/** One subject in one round. */
export type Sample = {
  readonly requestsPerSecond: number;
  /** Seconds; absent where the system does not tell. */
  readonly cpuPerRequest?: number;
};

/** The samples of each subject, in the order of the rounds. */
export type Samples = ReadonlyMap<SubjectName, readonly Sample[]>;

export async function measure(subjects: readonly Subject[]): Promise<Samples> {
  for (const { question } of subjects) await ask(question, WARM_UP);
  const samples = new Map(subjects.map(({ name }) => [name, [] as Sample[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const subject of subjects) samples.get(subject.name)?.push(await sample(subject));
  }
  return samples;
}

async function sample({ pid, question }: Subject): Promise<Sample> {
  const before = cpuSeconds(pid);
  const { requests, seconds } = await ask(question, TURN);
  const after = cpuSeconds(pid);
  return {
    requestsPerSecond: requests / seconds,
    ...(before === undefined || after === undefined ? {} : { cpuPerRequest: (after - before) / requests }),
  };
}
