import { join } from "node:path";
import { readEnvironment, type Config } from "../config/index.ts";

/** Runs a command of the terminal over the configured database, or over the embedded one while nothing else uses it. */
export async function runCommand(work: (config: Config, dsn: string) => Promise<string>): Promise<void> {
  try {
    const config = readEnvironment();
    process.stdout.write(`${await overDatabase(config, (dsn) => work(config, dsn))}\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`\n${error.message}\n${"fix" in error ? `${String(error.fix)}\n` : ""}`);
    process.exitCode = 1;
  }
}

async function overDatabase(config: Config, work: (dsn: string) => Promise<string>): Promise<string> {
  if (config.postgresDsn !== undefined) return work(config.postgresDsn);
  const { startLocalPostgres } = await import("@platform/local-postgres");
  const database = await startLocalPostgres({ dataDir: join(config.dataDir, "postgres") });
  try {
    return await work(database.dsn);
  } finally {
    await database.stop();
  }
}
