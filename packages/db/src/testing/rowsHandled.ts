import postgres, { type Sql } from "postgres";
import { createTestDatabase } from "./createTestDatabase.ts";

/** What `auto_explain` tells of a step of a plan; a count that doesn't apply is absent. */
interface Step {
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Join Filter"?: number;
  Plans?: Step[];
}

const SETTINGS = {
  log_min_duration: "0",
  log_nested_statements: "on",
  log_analyze: "on",
  log_timing: "off",
  log_format: "json",
  log_level: "notice",
};

/** A session that counts what its statements cost. */
export interface CountingSession {
  sql: Sql;
  /** How many rows all steps of all plans have handled during the work, those inside functions and triggers included. */
  rowsHandledBy(work: () => Promise<unknown>): Promise<number>;
  /** Removes the database with it. */
  end(): Promise<void>;
}

/** One connection to a database of its own, which keeps its plans. Rows are the measure that no busy or sleeping machine can change. */
export async function openCountingSession(): Promise<CountingSession> {
  const { dsn, drop } = await createTestDatabase();
  let rows = 0;
  const sql = postgres(dsn, {
    max: 1,
    connect_timeout: 60,
    onnotice: ({ message }) => {
      const plan = /^duration: .* plan:\s*(\{.*\})\s*$/s.exec(message ?? "")?.[1];
      if (plan !== undefined) rows += rowsOf((JSON.parse(plan) as { Plan: Step }).Plan);
    },
  });
  await sql`load 'auto_explain'`;
  for (const [name, value] of Object.entries(SETTINGS))
    await sql`select set_config(${`auto_explain.${name}`}, ${value}, false)`;
  return {
    sql,
    async rowsHandledBy(work) {
      const before = rows;
      await work();
      return rows - before;
    },
    async end() {
      await sql.end({ timeout: 5 });
      await drop();
    },
  };
}

function rowsOf(step: Step): number {
  const each =
    (step["Actual Rows"] ?? 0) +
    (step["Rows Removed by Filter"] ?? 0) +
    (step["Rows Removed by Join Filter"] ?? 0);
  return each * (step["Actual Loops"] ?? 0) + (step.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0);
}
