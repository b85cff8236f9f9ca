import { execFile, spawnSync } from "node:child_process";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "postgres";

/** PostgreSQL's own load generator comes with a server's packages, not with the embedded one. */
export const pgbenchInstalled = spawnSync("pgbench", ["--version"], { stdio: "ignore" }).status === 0;

const CONVERSATIONS = 500;
const SCRIPT = `\\set chat random(1, ${CONVERSATIONS})
begin;
insert into bench.messages (chat, wamid, body)
  values (:chat, gen_random_uuid()::text, repeat('x', 600)) on conflict do nothing;
update bench.chats set seq = seq + 1, updated_at = now() where id = :chat;
commit;
`;

export async function createTransactionTables(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create schema bench;
    create table bench.chats (id int primary key, seq bigint not null default 0, updated_at timestamptz);
    create table bench.messages
      (id bigint generated always as identity primary key, chat int, wamid text unique, body text);
    insert into bench.chats (id) select generate_series(1, ${CONVERSATIONS})`);
}

/** The usual way to store a message, in the same database: a transaction of several statements; per second. */
export async function transactionsPerSecond(
  dsn: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "platform-pgbench-"));
  try {
    const script = join(folder, "transaction.sql");
    await writeFile(script, SCRIPT);
    const args = ["-n", "-c", String(clients), "-j", "1", "-T", String(seconds), "-f", script, dsn];
    const { stdout } = await promisify(execFile)("pgbench", args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
