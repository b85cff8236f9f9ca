export { openDatabase, normalizeDsn } from "./client.ts";
export type { Database, DatabaseOptions, Orm, Session, Sql } from "./client.ts";
export { migrateDatabase } from "./migrate.ts";
export { assertTenancyHolds, TenancyError } from "./tenancy.ts";
export type { TenancyProblem, TenancyProblemCode } from "./tenancy.ts";
export { isPassing, repeatPassing, sqlState } from "./passing.ts";
