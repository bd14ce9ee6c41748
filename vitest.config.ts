import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // The tests that start a real workerd compile the seeds and bundle the Worker first.
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
