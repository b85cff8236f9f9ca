import type { Sql } from "@platform/db";
import type { Fragment } from "./chats/chatJson.ts";

/**
 * A column's word where it is one of the contract's; else, as SQL alone can write it, the one that comes closest. A word
 * of SQL's own must not hide the list that its row stands in. Null stays null.
 */
export const knownWord = (
  sql: Sql,
  column: Fragment,
  { words, otherwise }: { words: readonly string[]; otherwise: string },
): Fragment => sql`
  case when ${column} is null or ${column} = any(${[...words]}::text[]) then ${column} else ${otherwise} end`;
