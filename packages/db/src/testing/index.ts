export { type GuardedTable, listGuardedTables, seedTenant } from "./guardedTables.ts";
export {
  createTestDatabase,
  openTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from "./createTestDatabase.ts";
export { readsBy, rowsReadBy, type Reads } from "./readsBy.ts";
export { type CountingSession, openCountingSession } from "./rowsHandled.ts";
