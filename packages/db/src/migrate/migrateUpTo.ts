import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sql } from "postgres";
import { ensureExtensions } from "../ensureExtensions.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { MigrationError } from "./errors.ts";
import { databaseFolder } from "./folders.ts";

interface Journal {
  entries: { when: number }[];
}

/** The tables of an earlier version, without functions: what its backup is put into before it is brought up to date. */
export async function migrateUpTo(sql: Sql, migration: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "platform-migrations-"));
  try {
    cpSync(databaseFolder("migrations"), folder, { recursive: true });
    const file = join(folder, "meta/_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
    const entries = journal.entries.filter(({ when }) => when <= migration);
    if (entries.at(-1)?.when !== migration) throw unknown();
    writeFileSync(file, JSON.stringify({ ...journal, entries }));
    await ensureExtensions(sql);
    await applyMigrations(sql, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unknown(): MigrationError {
  return new MigrationError({
    code: "newer_database",
    message: "This was made by a newer version of the product; this one doesn't know its tables.",
    fix: "Use the version that made it, or a newer one.",
  });
}
