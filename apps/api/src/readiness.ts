import type { Sql } from "@platform/db";
import type { ReadinessCheck } from "./deps.ts";
import type { Nerve } from "./nerve/index.ts";

/** Whether this process may get traffic, and if not, why. */
export function createReadiness({
  sql,
  nerve,
}: {
  sql: Sql;
  nerve: Nerve;
}): Readonly<Record<string, ReadinessCheck>> {
  return {
    database: async () => {
      await sql`select 1`;
      return null;
    },
    migrations: async () => {
      const rows = await sql`select 1 from installation where name = 'functions'`;
      return rows.length === 1 ? null : "not migrated";
    },
    queue: async () => (nerve.healthy() ? null : "Redis is away; messages go on a second later"),
  };
}
