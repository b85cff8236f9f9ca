export { openDatabase, normalizeDsn } from "./client.ts";
export type { Database, DatabaseOptions, Orm, Session, Sql } from "./client.ts";
export { migrateDatabase } from "./migrate.ts";
