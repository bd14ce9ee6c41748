import process from "node:process";
import { defineConfig } from "vitest/config";

/** Milliseconds. Compiling and bundling for the real runtime takes some seconds, and more on a busy machine. */
const PATIENT = { hookTimeout: 120_000, testTimeout: 120_000 };

/** Files run side by side on all cores. By default one core stays idle, which is half of a machine with two. */
const PARALLEL = { maxWorkers: "100%" };

export default defineConfig({
  test: {
    ...PARALLEL,
    projects: [
      {
        test: {
          name: "memory",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/runtime/**", "tests/browser/**", "tests/readers/**"],
          // Loading the compiler for each file anew takes as long as all tests together.
          isolate: false,
          testTimeout: 120_000,
          ...PARALLEL,
        },
      },
      {
        test: {
          name: "runtime",
          include: ["tests/runtime/**/*.test.ts"],
          globalSetup: "tests/support/newsroom-server.ts",
          ...PATIENT,
          ...PARALLEL,
        },
      },
      // Needs Chromium, so it is not part of `npm test`.
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          ...PATIENT,
          ...PARALLEL,
        },
      },
      // Needs the feed readers of readers.ts, so it is not part of `npm test`.
      {
        test: {
          name: "readers",
          include: ["tests/readers/**/*.test.ts"],
          // The readers play through all steps before the first test.
          hookTimeout: 600_000,
          provide: { writesPage: process.argv.includes("--update") },
        },
      },
    ],
  },
});
