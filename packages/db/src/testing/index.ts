export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./createTestDatabase.ts";
