import type { Sql } from "@platform/db";
import type { Fragment } from "../chats/chatJson.ts";

/** Dollars as they count: SQL can write NaN, which as a limit is above every amount and lets no model be asked. */
export const dollarsOf = (sql: Sql, amount: Fragment): Fragment =>
  sql`case when ${amount} = 'NaN' then 0 else ${amount} end`;
