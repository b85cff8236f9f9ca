import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startLocalPostgres, type LocalPostgres } from "@platform/local-postgres";
import postgres from "postgres";
import { childrenOf, freePort } from "@platform/processes";
import { signal, untilGone } from "./signals.ts";

/** A PostgreSQL that keeps its promises: what it committed survives every end of it. */
export interface ChaosDatabase {
  dsn: string;
  /** Ends it by a signal and starts it again after `downMs`, on the same port. */
  restart(how: "SIGQUIT" | "SIGINT" | "SIGKILL", downMs: number): Promise<void>;
  /** Every connection hangs for `ms`; nobody is told. */
  hang(ms: number): Promise<void>;
  /** It is only to be read for `ms`, as a standby is, or a server whose disk is almost full. */
  close(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startDatabase(folder: string): Promise<ChaosDatabase> {
  const port = await freePort();
  const open = (): Promise<LocalPostgres> =>
    startLocalPostgres({
      port,
      dataDir: join(folder, "database"),
      settings: { fsync: "on", synchronous_commit: "on", full_page_writes: "on", max_connections: "150" },
    });
  let server = await open();
  const { dsn } = server;
  /** Somebody may look at its port, or still hold it, in the moment that it is away. */
  const reopen = async (): Promise<void> => {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      server = await open();
      if (server.dsn === dsn) return;
      await server.stop();
      await sleep(1_000);
    }
    throw new Error("The database's port was taken for a minute while it was away");
  };
  return {
    dsn,
    restart: async (how, downMs) => {
      signal(server.pid, how);
      await untilGone(server.pid, 30_000);
      await server.stop();
      await sleep(downMs);
      await reopen();
    },
    hang: async (ms) => {
      const pids = [server.pid, ...(await childrenOf(server.pid))];
      for (const pid of pids) signal(pid, "SIGSTOP");
      await sleep(ms);
      for (const pid of pids) signal(pid, "SIGCONT");
    },
    close: async (ms) => {
      const sql = postgres(dsn, { max: 1, connection: { default_transaction_read_only: false } });
      try {
        await sql`alter system set default_transaction_read_only = on`;
        await sql`select pg_reload_conf()`;
        await sleep(ms);
        await sql`alter system reset default_transaction_read_only`;
        await sql`select pg_reload_conf()`;
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
    stop: () => server.stop(),
  };
}
