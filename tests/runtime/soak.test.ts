/**
 * `npm run soak` for some seconds: what readers get while articles are released, expire and are withdrawn. A
 * Worker with a late clock shows that the soak finds faults.
 */

import { expect, it } from "vitest";
import { judgeMemory } from "../../bench/soak/memory.ts";
import { soak } from "../../bench/soak/run.ts";

const SECONDS = 12;

it("gives every reader exactly the articles of the instant", async () => {
  const { faults, notModified, changes, answers } = await soak(SECONDS);
  expect(faults).toEqual([]);
  expect(notModified).toBeGreaterThan(0);
  expect(changes).toBeGreaterThan(5);
  expect(answers.size).toBe(12);
});

it("fails if the Worker's clock is three seconds late", async () => {
  const { faults } = await soak(SECONDS, "slow-clock");
  const late = /until after the next change|at place 0; expected report-/;
  expect(faults.filter((fault) => late.test(fault)).length).toBeGreaterThan(5);
});

it("fails if the memory grows to the end", () => {
  const mb = (...sizes: number[]) => sizes.map((size) => size * 1e6);
  expect(judgeMemory(mb(90, 100, 95, 100, 105, 98, 102, 100, 101, 103)).isFlat).toBe(true);
  expect(judgeMemory(mb(90, 100, 110, 120, 130, 140, 150, 160, 170, 180)).isFlat).toBe(false);
});
