import postgres from "postgres";
import { normalizeDsn } from "../client.ts";

/** One connection that stays, for work over a whole database. */
export function connectAlone(dsn: string): postgres.Sql {
  return postgres(normalizeDsn(dsn), {
    max: 1,
    connect_timeout: 10,
    max_lifetime: null,
    onnotice: () => undefined,
  });
}
