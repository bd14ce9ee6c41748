/** Measures all subjects in turns, so that other work of the machine affects all of them. */

import { cpuSeconds } from "./cpu.ts";
import { ask } from "./load.ts";
import type { Subject } from "./subjects.ts";

/** An odd number, so that the median is a measured value. */
export const ROUNDS = 9;

/** The seconds for each subject in each round. */
export const TURN = 0.5;

/**
 * The seconds for each subject before the first round. After this time, code is compiled and memory is
 * allocated.
 */
const WARM_UP = 1.5;

/** The figures of one subject in one round. */
export type Sample = {
  readonly requestsPerSecond: number;
  /** The seconds of CPU. Absent if the system does not report them. */
  readonly cpuPerRequest?: number;
};

/** The samples of each subject, in the order of the rounds. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

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
