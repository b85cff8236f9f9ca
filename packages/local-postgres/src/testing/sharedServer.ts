import { statfs } from "node:fs/promises";
import { bringBinaries } from "./bringBinaries.ts";
import { startThrowawayPostgres } from "../startThrowawayPostgres.ts";

const MEMORY = "/dev/shm";
/** Many times what a run has at once, and what a machine can spare. */
const ROOM = 6 * 1024 ** 3;

/**
 * One database server for a whole run of integration tests, at `TEST_POSTGRES_DSN`. A server named there
 * from outside is used as it is; `TEST_POSTGRES=13` brings an older version instead of the newest.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_DSN) return undefined;
  const older = process.env.TEST_POSTGRES;
  const server = await startThrowawayPostgres({
    ...(older ? { binaries: await bringBinaries(older) } : {}),
    ...((await hasRoom(MEMORY)) ? { within: MEMORY } : {}),
  });
  process.env.TEST_POSTGRES_DSN = server.dsn;
  return () => server.stop();
}

/** On a disk the copies of the template, one for most tests, take several times as long. Containers mostly have 64 MB there. */
async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  return found !== null && found.bavail * found.bsize > ROOM && process.availableMemory() > ROOM;
}
