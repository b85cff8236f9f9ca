import { migrateDatabase } from "@platform/db";
import { readEnvironment } from "./config/index.ts";
import { readArgument, runCommand } from "./runCommand.ts";

await runCommand(async () => {
  readArgument({ example: "npm run migrate", takesOne: false });
  const { postgresDsn } = readEnvironment();
  if (postgresDsn === undefined)
    return "No POSTGRES_DSN is set: the embedded database migrates itself at each start.";
  await migrateDatabase(postgresDsn);
  return "The database is up to date.";
});
