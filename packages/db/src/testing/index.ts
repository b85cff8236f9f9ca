export { type GuardedTable, listGuardedTables, seedTenant } from "./guardedTables.ts";
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./createTestDatabase.ts";
