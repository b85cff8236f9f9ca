import { bringBinaries } from "./bringBinaries.ts";
import { startThrowawayPostgres } from "../startThrowawayPostgres.ts";

/**
 * One database server for a whole run of integration tests, at `TEST_POSTGRES_DSN`. A server named there
 * from outside is used as it is; `TEST_POSTGRES=13` brings an older version instead of the newest.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_DSN) return undefined;
  const older = process.env.TEST_POSTGRES;
  const server = await startThrowawayPostgres(older ? { binaries: await bringBinaries(older) } : {});
  process.env.TEST_POSTGRES_DSN = server.dsn;
  return () => server.stop();
}
