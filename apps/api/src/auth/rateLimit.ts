import type { Sql } from "@platform/db";
import type { ThrottleRule } from "./throttle.ts";

export interface RateLimit {
  /** Counts one for this key; false where that is one too many within the window. */
  take(key: string): Promise<boolean>;
}

/** A number of acts per key and window, counted in the database, so that all processes count together. */
export function createRateLimit(sql: Sql, { max, windowMs }: ThrottleRule): RateLimit {
  return {
    take: async (key) => {
      const [row] = await sql<{ count: number }[]>`
        insert into auth.rate_limits as r (id, key, count, last_request)
        values (${key}, ${key}, 1, extract(epoch from clock_timestamp()) * 1000)
        on conflict (key) do update set
          count = case when r.last_request > excluded.last_request - ${windowMs}::bigint then r.count + 1 else 1 end,
          last_request = case when r.last_request > excluded.last_request - ${windowMs}::bigint
                         then r.last_request else excluded.last_request end
        returning count`;
      return (row?.count ?? 1) <= max;
    },
  };
}
