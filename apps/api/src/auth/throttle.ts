import type { Sql } from "@platform/db";

export interface ThrottleRule {
  /** Failures allowed within the window. */
  max: number;
  windowMs: number;
}

export interface Throttle {
  /** Whether one of these keys has failed too often lately. */
  isBlocked(keys: readonly string[]): Promise<boolean>;
  noteFailure(keys: readonly string[]): Promise<void>;
}

/**
 * Counts failed attempts per key (an address, an account) in the database, by its clock, so that all processes
 * count together and a restart forgives nothing. Successes don't count: an office behind one address may sign in.
 */
export function createThrottle(sql: Sql, { max, windowMs }: ThrottleRule): Throttle {
  return {
    isBlocked: async (keys) => {
      const rows = await sql`
        select 1 from auth.rate_limits
        where key = any(${[...keys]}::text[]) and count >= ${max}
          and last_request > extract(epoch from now()) * 1000 - ${windowMs}::bigint`;
      return rows.length > 0;
    },
    noteFailure: async (keys) => {
      // Whoever tries many names leaves many rows; they go with the next failure of a later day.
      await sql`delete from auth.rate_limits where last_request < (extract(epoch from now()) - 86400) * 1000`;
      await sql`
        insert into auth.rate_limits as r (id, key, count, last_request)
        select k, k, 1, extract(epoch from now()) * 1000 from unnest(${[...keys]}::text[]) k order by k
        on conflict (key) do update set
          count = case when r.last_request > excluded.last_request - ${windowMs}::bigint then r.count + 1 else 1 end,
          last_request = excluded.last_request`;
    },
  };
}
