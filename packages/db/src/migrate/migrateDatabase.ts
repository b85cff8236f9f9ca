import type postgres from "postgres";
import { ensureExtensions } from "../ensureExtensions.ts";
import { allowBeside, isBeside } from "./beside.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { buildIndexes } from "./buildIndexes.ts";
import { connectAlone } from "./connectAlone.ts";
import { forgetForeignEvents } from "./forgetForeignEvents.ts";
import { databaseFolder } from "./folders.ts";
import { loadThesaurus } from "./loadThesaurus.ts";
import { replaceFunctions } from "./replaceFunctions.ts";
import { withMigrationLock } from "./withMigrationLock.ts";

/**
 * Brings the database to this version: tables first, then the functions of the way of a message,
 * which are replaced as a whole when any of them changed, and what things are called. Two processes may call it at once; one
 * waits. Where a newer version was here that lets this one work beside it, nothing is touched.
 * @param options.signal ends the wait for another one, with its reason; what has begun goes on
 * @throws {MissingExtensionError} where the database can't be given an extension that it needs
 * @throws {MigrationError} where a newer version was here, or somebody holds a table too long
 */
export async function migrateDatabase(dsn: string, options: { signal?: AbortSignal } = {}): Promise<void> {
  const sql = connectAlone(dsn);
  try {
    await withMigrationLock(
      sql,
      async () => {
        const folder = databaseFolder("migrations");
        if (await isBeside(sql, folder)) return;
        await ensureExtensions(sql);
        await applyMigrations(sql, folder);
        await replaceFunctions(sql);
        await loadThesaurus(sql);
        await allowBeside(sql, folder);
        await forgetForeignEvents(sql);
        await buildIndexes(sql);
        await reindexCatalogues(sql);
      },
      options.signal,
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** What an older version has indexed for the search, in transactions short enough to stand in nobody's way. */
async function reindexCatalogues(sql: postgres.Sql): Promise<void> {
  for (;;) {
    const stale = await sql<{ tenant: string; products: string[] }[]>`
      select tenant_id::text as tenant, product_ids as products from stale_documents(500)`;
    if (stale.length === 0) return;
    for (const { tenant, products } of stale) await sql`select index_products(${tenant}, ${products})`;
  }
}
