import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { normalizeDsn } from "./client.ts";
import { ensureExtensions } from "./ensureExtensions.ts";

const LOCK = 7_310_418_226;

/**
 * Brings the database to this version: tables first, then the functions of the way of a message,
 * which are replaced as a whole when any of them changed. Two processes may call it at once; one waits.
 * @throws {MissingExtensionError} where the database can't be given an extension that it needs
 */
export async function migrateDatabase(dsn: string): Promise<void> {
  const sql = postgres(normalizeDsn(dsn), { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await ensureExtensions(sql);
    await migrate(drizzle(sql), { migrationsFolder: folder("migrations") });
    await replaceFunctions(sql);
    await reindexCatalogues(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function replaceFunctions(sql: postgres.Sql): Promise<void> {
  const dir = folder("functions");
  const scripts = readdirSync(dir)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => readFileSync(join(dir, name), "utf8"));
  const hash = createHash("sha256").update(scripts.join("\n")).digest("hex");
  const [applied] = await sql`select value from installation where name = 'functions'`;
  if (applied?.["value"] === hash) return;
  const names = scripts.flatMap((script) =>
    [...script.matchAll(/^create or replace function (\w+)/gm)].map(([, name]) => name ?? ""),
  );
  await sql.begin(async (transaction) => {
    // Dropped first: a changed signature would otherwise leave the old function beside the new one.
    const old = await transaction<{ signature: string }[]>`
      select oid::regprocedure::text as signature from pg_proc
      where proname = any(${names}) and pronamespace = 'public'::regnamespace`;
    for (const { signature } of old) await transaction.unsafe(`drop function ${signature}`);
    for (const script of scripts) await transaction.unsafe(script).simple();
    await transaction`
      insert into installation (name, value) values ('functions', ${hash})
      on conflict (name) do update set value = excluded.value, updated_at = now()`;
  });
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

/** Beside the sources here, beside the bundle when built. */
function folder(name: "migrations" | "functions"): string {
  const candidates = [`../${name}/`, `./${name}/`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`The folder "${name}" of the database is missing beside ${candidates[1]}`);
  return found;
}
