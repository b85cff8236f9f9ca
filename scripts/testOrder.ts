import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest by the wall's clock, as they wait for real processes, kills and bounds. Started
 * last they would keep one worker busy while the others are done.
 */
const LONGEST = [
  "bench/src/bench.int.test.ts",
  "catalog/sync.int.test.ts",
  "deploy/src/several.int.test.ts",
  "flow/races.int.test.ts",
  "chaos/src/chaos.int.test.ts",
  "backup/backup.int.test.ts",
  "flow/budgets.int.test.ts",
  "src/startLocalPostgres.int.test.ts",
  "auth/factors/factors.int.test.ts",
  "import/import.int.test.ts",
  "flow/mediaInTurns.int.test.ts",
  "flow/brokenDatabase.int.test.ts",
  "flow/faultyModel.int.test.ts",
  "flow/wayOfAMessage.int.test.ts",
  "alerts/alerts.int.test.ts",
  "deploy/src/shipped.int.test.ts",
  "trpc/strangers.int.test.ts",
  "migrate/upgrade.int.test.ts",
  "flow/summaries.int.test.ts",
  "flow/turn/replay.int.test.ts",
  "chaos/src/rollingRestart.int.test.ts",
  "flow/killPoints.int.test.ts",
  "catalog/events.int.test.ts",
  "src/runCommand.int.test.ts",
  "chaos/src/retiring.int.test.ts",
  "trials/trials.int.test.ts",
  "flow/clock.int.test.ts",
  "trpc/matrix.int.test.ts",
  "src/relevance.int.test.ts",
  "data/makeData.int.test.ts",
  "src/ensureExtensions.int.test.ts",
  "src/hostile.test.ts",
  "src/access.test.ts",
  "src/setup.test.ts",
  "src/hostileFiles.test.ts",
];

/** Longest first; the rest as vitest would have them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

function place({ moduleId }: TestSpecification): number {
  const index = LONGEST.findIndex((end) => moduleId.endsWith(end));
  return index === -1 ? LONGEST.length : index;
}
