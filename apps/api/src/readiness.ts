import { sqlState, type Sql } from "@platform/db";
import type { ReadinessCheck } from "./deps.ts";

/** Its disk, or what its keeper allows of it. Connections and memory that are used up begin with 53 as well. */
const FULL: ReadonlySet<string | null> = new Set(["53100", "53400"]);

/** Whoever balances asks several times a second; for room it is looked so often. */
const ROOM_HOLDS_MS = 10_000;

/**
 * Whether this process may get traffic, and if not, why. Redis is not asked: without it messages go on a second
 * later, and taking every process out of rotation would turn that into an outage.
 */
export function createReadiness(sql: Sql): Readonly<Record<string, ReadinessCheck>> {
  return {
    database: async () => ((await isReadOnly(sql)) ? "read-only: nothing can be stored" : null),
    space: atMostEvery(ROOM_HOLDS_MS, async () =>
      (await hasRoom(sql)) ? null : "the database's disk is full: nothing can be stored",
    ),
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

/** A standby, and a server that its keeper closed because its disk was almost full: both read as ever. */
export async function isReadOnly(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ closed: boolean }[]>`
    select current_setting('transaction_read_only') = 'on' as closed`;
  return row?.closed === true;
}

/**
 * Whether the database's disk takes a little more: a sort that doesn't fit its memory is written there and gone again. On a
 * full disk everything else answers as ever, and whatever would have to tell of it has to be stored first.
 */
export async function hasRoom(sql: Sql): Promise<boolean> {
  try {
    await sql.begin(async (tx) => {
      await tx`set local work_mem = '64kB'`;
      await tx`select count(*) from (select md5(g::text) from generate_series(1, 4000) g order by 1 offset 1) sorted`;
    });
    return true;
  } catch (error) {
    if (FULL.has(sqlState(error))) return false;
    throw error;
  }
}

/** A look that failed says nothing of the time after it. */
function atMostEvery(ms: number, check: ReadinessCheck): ReadinessCheck {
  let last: { at: number; answer: Promise<string | null> } | null = null;
  return () => {
    const at = performance.now();
    if (last !== null && at - last.at <= ms) return last.answer;
    const look = { at, answer: check() };
    look.answer.catch(() => {
      if (last === look) last = null;
    });
    last = look;
    return look.answer;
  };
}
