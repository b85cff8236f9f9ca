import type { Sql } from "@platform/db";
import type { Fragment } from "../chats/chatJson.ts";

/** A limit in dollars as it counts: SQL can write NaN, which is above every amount and lets no model be asked. */
export const limitOf = (sql: Sql, limit: Fragment): Fragment =>
  sql`case when ${limit} = 'NaN' then 0 else ${limit} end`;
