import { join } from "node:path";
import { readEnvironment, type Config } from "../config/index.ts";

/** Works over the configured database, or over the embedded one while nothing else uses it. */
export async function overDatabase(work: (config: Config, dsn: string) => Promise<string>): Promise<string> {
  const config = readEnvironment();
  if (config.postgresDsn !== undefined) return work(config, config.postgresDsn);
  const { startLocalPostgres } = await import("@platform/local-postgres");
  const database = await startLocalPostgres({ dataDir: join(config.dataDir, "postgres") });
  try {
    return await work(config, database.dsn);
  } finally {
    await database.stop();
  }
}
