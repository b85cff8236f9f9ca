import type { Sql } from "postgres";
import { readJournal } from "./journal.ts";

/**
 * Programs that know the database up to this migration go on beside this version, and may start again: while versions
 * take turns, and for a way back. Whoever changes what those programs read, write or call names a later one
 * (CONTRIBUTING.md).
 */
const OLDEST_BESIDE = "0042_second_factor";

interface Beside {
  /** The last migration of the version that says it. */
  migration: number;
  oldest: number;
}

/** Whether a newer version has worked on this database and lets this one work beside it as it stands. */
export async function isBeside(sql: Sql, folder: string): Promise<boolean> {
  const [there] = await sql`
    select to_regclass('public.installation') is not null and to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  if (there?.["yes"] !== true) return false;
  const [row] = await sql<{ value: string; last: string | null }[]>`
    select value, (select max(created_at) from drizzle.__drizzle_migrations)::text as last
    from installation where name = 'beside'`;
  if (row === undefined) return false;
  const { migration, oldest } = JSON.parse(row.value) as Beside;
  const own = readJournal(folder).at(-1)?.when ?? 0;
  return own < migration && own >= oldest && migration === Number(row.last);
}

/** Written by the version that is the newest by now, for those that start after it. */
export async function allowBeside(sql: Sql, folder: string, oldest = OLDEST_BESIDE): Promise<void> {
  const journal = readJournal(folder);
  const said = {
    migration: journal.at(-1)?.when ?? 0,
    oldest: journal.find(({ tag }) => tag === oldest)?.when ?? Number.MAX_SAFE_INTEGER,
  } satisfies Beside;
  await sql`
    insert into installation (name, value) values ('beside', ${JSON.stringify(said)})
    on conflict (name) do update set value = excluded.value, updated_at = now()
    where installation.value <> excluded.value`;
}
