import { access, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { migrateDatabase } from "@platform/db";
import { startLocalPostgres, type LocalPostgres } from "@platform/local-postgres";
import { createGuard } from "@platform/processes";
import postgres from "postgres";
import { DURABLE } from "../processes/ground.ts";
import { makeData, type Data } from "./makeData.ts";

const cache = resolve(import.meta.dirname, "../../../.cache/bench");

/** While it is made; what a power cut leaves is made again. */
const QUICK = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  autovacuum: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "8GB",
  checkpoint_timeout: "1h",
  shared_buffers: "512MB",
  work_mem: "256MB",
  maintenance_work_mem: "1GB",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
};

const folderOf = (messages: number): string => join(cache, `data-${messages}`);
const markOf = (messages: number): string => join(folderOf(messages), "made.json");

/** Makes a database of so many messages that benches take again, unless it is there. */
export async function keepData(messages: number, tell: (line: string) => void): Promise<void> {
  if ((await findKept(messages)) !== undefined) {
    tell(`${messages} messages are there already, in .cache/bench/data-${messages}`);
    return;
  }
  const folder = folderOf(messages);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // It takes minutes: should it be ended meanwhile, its database ends as well.
  const guard = createGuard(folder);
  const started = performance.now();
  const database = await startLocalPostgres({ dataDir: join(folder, "database"), settings: QUICK });
  try {
    await fillNew(database.dsn, messages, tell);
  } finally {
    await database.stop();
    guard.dismiss();
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  await writeFile(markOf(messages), JSON.stringify({ messages, at: new Date().toISOString(), seconds }));
  tell(`${messages} messages made in ${seconds} s, in .cache/bench/data-${messages}`);
}

/** How to open what `keepData` has made; undefined where it has not. */
export async function findKept(messages: number): Promise<(() => Promise<LocalPostgres>) | undefined> {
  const made = await access(markOf(messages)).then(
    () => true,
    () => false,
  );
  if (!made) return undefined;
  return () => startLocalPostgres({ dataDir: join(folderOf(messages), "database"), settings: DURABLE });
}

/** Tables, and everything in them, in an empty database. */
export async function fillNew(dsn: string, messages: number, tell: (line: string) => void): Promise<Data> {
  await migrateDatabase(dsn);
  const sql = postgres(dsn, { max: 1, onnotice: () => undefined });
  try {
    return await makeData(sql, messages, tell);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
