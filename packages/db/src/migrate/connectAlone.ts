import type { Sql } from "postgres";
import { connect } from "../connect.ts";

/** One connection that stays, for work over a whole database. */
export function connectAlone(dsn: string): Sql {
  return connect(dsn, {
    max: 1,
    connect_timeout: 10,
    max_lifetime: null,
    onnotice: () => undefined,
  });
}
