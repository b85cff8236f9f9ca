import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/testOrder.ts";

const ignored = ["**/node_modules/**", "**/dist/**", "**/.cache/**", "**/.data/**"];

/**
 * unit: no network and no database. integration: real PostgreSQL and processes, which wait more than
 * they compute: four files at a time on two cores. browser: real Chromium against the built product, two at a time
 * beside those.
 */
export default defineConfig({
  test: {
    exclude: ignored,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // No test replaces a module, so the files of a worker can share what they import.
    isolate: false,
    // What tests start from its sources has hundreds of them, whose types are taken off once.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, ".cache/compiled") },
    // Tests of one file that run side by side are pages of one browser.
    maxConcurrency: 3,
    // Patience is only spent by what fails: a machine that is busy a hundredfold is no failure. No test says its own.
    expect: { poll: { timeout: 120_000, interval: 30 } },
    testTimeout: 900_000,
    hookTimeout: 900_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{apps,packages}/*/src/**/*.test.{ts,tsx}",
            "{bench,deploy}/src/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: [...ignored, "**/*.int.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["{apps,packages,scripts,chaos,relevance,bench,deploy}/**/*.int.test.ts"],
          globalSetup: ["packages/local-postgres/src/testing/sharedServer.ts"],
          maxWorkers: 4,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["e2e/src/**/*.test.ts"],
          globalSetup: ["packages/local-postgres/src/testing/sharedServer.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
