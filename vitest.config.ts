import { defineConfig } from "vitest/config";

/** Two cores are what is counted on: whatever starts servers or a browser runs two files at a time. */
const together = 2;

/** What runs servers runs them as Node does, type stripping and all, with nothing of the bundler in between. */
const asNodeDoes = { viteModuleRunner: false, nodeLoader: false };

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: together,
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,bench,devstore,extensions,scripts}/**/*.test.{ts,tsx}",
            "tests/architecture.test.ts",
            "tests/{functions,setup}/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**"],
          testTimeout: 10_000,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          experimental: asNodeDoes,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-postgres.ts"],
          setupFiles: ["tests/support/log-guard.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          experimental: asNodeDoes,
          include: ["tests/{browser,storefront,demo,chaos}/**/*.test.ts"],
          globalSetup: ["tests/support/global-postgres.ts"],
          setupFiles: ["tests/support/log-guard.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
