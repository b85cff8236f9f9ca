import type { Sql } from "postgres";
import { isBeside } from "./beside.ts";
import { databaseFolder } from "./folders.ts";
import { readJournal } from "./journal.ts";

/** How a database stands to this program. */
export interface Migrations {
  /** `beside`: a newer version has worked on it and lets this one go on. */
  state: "empty" | "behind" | "current" | "beside" | "newer";
  /** Names of those that are still to be made. */
  missing: string[];
}

/** Looks only. */
export async function readMigrations(sql: Sql): Promise<Migrations> {
  const journal = readJournal(databaseFolder("migrations"));
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as yes`;
  const [row] =
    there?.["yes"] === true
      ? await sql<{ last: string | null }[]>`
          select max(created_at)::text as last from drizzle.__drizzle_migrations`
      : [];
  const last = Number(row?.last ?? 0);
  const missing = journal.filter(({ when }) => when > last).map(({ tag }) => tag);
  if (last === 0) return { state: "empty", missing };
  if (missing.length > 0) return { state: "behind", missing };
  if (last === journal.at(-1)?.when) return { state: "current", missing };
  return { state: (await isBeside(sql, databaseFolder("migrations"))) ? "beside" : "newer", missing };
}
