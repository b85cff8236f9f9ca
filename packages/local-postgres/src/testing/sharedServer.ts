import { startThrowawayPostgres } from "../startThrowawayPostgres.ts";

/**
 * One database server for a whole run of integration tests, at `TEST_POSTGRES_DSN`. A server named there
 * from outside is used as it is, e.g. to run the tests on the oldest supported version.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_DSN) return undefined;
  const server = await startThrowawayPostgres();
  process.env.TEST_POSTGRES_DSN = server.dsn;
  return () => server.stop();
}
