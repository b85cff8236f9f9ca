import type { Sql } from "@platform/db";
import type { ReadinessCheck } from "./deps.ts";

/**
 * Whether this process may get traffic, and if not, why. Redis is not asked: without it messages go on a second
 * later, and taking every process out of rotation would turn that into an outage.
 */
export function createReadiness(sql: Sql): Readonly<Record<string, ReadinessCheck>> {
  return {
    database: async () => {
      await sql`select 1`;
      return null;
    },
    migrations: async () => {
      const rows = await sql`select 1 from installation where name = 'functions'`;
      return rows.length === 1 ? null : "not migrated";
    },
    // The rows are the jobs: the queue is there when their table answers.
    queue: async () => {
      await sql`select 1 from chat_conversations where turn_due_at is not null limit 1`;
      return null;
    },
  };
}
