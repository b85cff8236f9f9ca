import { migrateDatabase } from "@platform/db";
import { readEnvironment } from "./config/index.ts";

const { postgresDsn } = readEnvironment();
if (postgresDsn === undefined) {
  process.stdout.write("No POSTGRES_DSN is set: the embedded database migrates itself at each start.\n");
} else {
  await migrateDatabase(postgresDsn);
  process.stdout.write("The database is up to date.\n");
}
