import { sql } from "drizzle-orm";
import { bigint, check, customType, numeric, timestamp, uuid } from "drizzle-orm/pg-core";

/** Ids of rows that are many: time-ordered UUIDs by the database's clock, so that inserts stay local. */
export const uuidKey = () =>
  uuid()
    .primaryKey()
    .default(sql`uuid_v7()`);

export const tenantKey = () => bigint({ mode: "bigint" }).primaryKey().generatedByDefaultAsIdentity();

export const instant = () => timestamp({ withTimezone: true, mode: "string" });

/** US dollars, to the millionth: what every model's provider bills in. */
export const dollars = () => numeric({ precision: 14, scale: 6, mode: "number" });

export const createdAt = () => instant().notNull().defaultNow();

/** A secret's column holds an envelope; clear text left by SQL is sealed at its first read. */
export const envelope = (column: string) =>
  check(
    `${column}_envelope`,
    sql.raw(`${column} not like 'enc:%' or ${column} ~ '^enc:v1:[0-9a-f]{8}:[A-Za-z0-9_-]+$'`),
  );

export const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
