import { defineConfig } from "vitest/config";

/** Milliseconds. Compiling and bundling for the real runtime takes some seconds, and more on a busy machine. */
const PATIENT = { hookTimeout: 120_000, testTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "memory",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/runtime/**", "tests/browser/**"],
          // Loading the compiler for each file anew takes as long as all tests together.
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: "runtime",
          include: ["tests/runtime/**/*.test.ts"],
          globalSetup: "tests/support/newsroom-server.ts",
          ...PATIENT,
        },
      },
      // Needs Chromium, so it is not part of `npm test`.
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          ...PATIENT,
        },
      },
    ],
  },
});
