import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import pLimit from "p-limit";
import type { Sql } from "postgres";
import { connect } from "./connect.ts";
import { repeatPassing } from "./passing.ts";
import { toRowFault, type RowFault } from "./rowFault.ts";
import * as schema from "./schema/index.ts";

export type { Sql } from "postgres";
export type Orm = PostgresJsDatabase<typeof schema>;

/** A connection bound to one transaction under a role, in raw SQL and through drizzle. */
export interface Session {
  sql: Sql;
  orm: Orm;
}

export interface Database {
  /**
   * The way in of the pipeline (resolve a number, store, claim, commit, release, sweep): the connection's
   * own user, past the tenants' policies. Everything done for a person or a key goes through the other two.
   */
  system: Sql;
  /**
   * The same for what will probably wait for a row that somebody holds. The client sends a statement after another one where
   * all connections are busy: on the pipeline's own, everybody's would wait for that row.
   */
  beside: Sql;
  orm: Orm;
  /** Runs in one transaction that sees this tenant's rows alone; anew from its start after a deadlock or a row that somebody held. */
  asTenant<T>(tenantId: string, work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs in one transaction that sees every tenant's rows, still under policies. */
  asOperator<T>(work: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** As `connect` takes it. */
  dsn: string;
  maxConnections?: number;
  /** Bound on every statement, in milliseconds. */
  statementTimeoutMs?: number;
  /** Bound on the making of a connection. */
  connectSeconds?: number;
  /** Bound on one wait of a person's transaction for a row that somebody holds, in milliseconds. */
  peoplesLockMs?: number;
  /** Told of rows that a statement passed over. */
  onRowFault?: (fault: RowFault) => void;
}

/**
 * The client forgets that a transaction has begun where its BEGIN is the last statement that a connection's line takes,
 * by default the hundredth: no line gets as long as this. Its types don't name the option.
 */
const LONG_LINES = { max_pipeline: 10_000 };

/**
 * What is done for people and keys never has all connections: of ten it has six, whatever they press. Webhooks, turns and
 * sends go on while they wait for a store that somebody holds, or for long lists.
 */
const PEOPLES_SHARE = 0.6;
/** On top of the others, and only while somebody holds rows. */
const BESIDE_CONNECTIONS = 2;
/** Longer than PostgreSQL takes to see a deadlock (1 s). */
const PEOPLES_LOCK_MS = 2_000;

/** Opens a pool; nothing connects before the first statement. */
export function openDatabase({
  dsn,
  maxConnections = 10,
  statementTimeoutMs = 15_000,
  connectSeconds = 4,
  peoplesLockMs = PEOPLES_LOCK_MS,
  onRowFault,
}: DatabaseOptions): Database {
  const open = (max: number): Sql =>
    connect(dsn, {
      max,
      connect_timeout: connectSeconds,
      idle_timeout: 60,
      ...LONG_LINES,
      // By itself the client waits up to 20 s before it connects again; a restarted database is back sooner.
      backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 0.5) * (0.5 + Math.random() / 2),
      onnotice: (notice) => {
        const fault = toRowFault(notice);
        if (fault !== null) onRowFault?.(fault);
      },
      // Ids are strings everywhere outside the database.
      types: { bigint: { to: 20, from: [20], serialize: String, parse: (value: string) => value } },
      connection: {
        application_name: "platform",
        statement_timeout: statementTimeoutMs,
        TimeZone: "UTC",
        // Our statements are short; compiling one takes longer than running it.
        jit: "off",
      },
    });
  const system = open(maxConnections);
  const beside = open(BESIDE_CONNECTIONS);
  // Made for who asks: drizzle works out how all tables hang together each time, which takes longer than most statements.
  const bind = (sql: Sql): Session => ({
    sql,
    get orm() {
      return drizzle(sql, { schema, casing: "snake_case" });
    },
  });
  const inRole = <T>(role: string, tenantId: string, work: (session: Session) => Promise<T>): Promise<T> =>
    system.begin((transaction) => {
      // Queries are lazy: sent here and now, or an async work's first statement would run before it. Not
      // awaited: both travel in one packet, and should it fail, the transaction refuses what follows.
      const entered =
        transaction`select set_config('role', ${role}, true), set_config('app.tenant_id', ${tenantId}, true),
          set_config('lock_timeout', ${String(peoplesLockMs)}, true)`.execute();
      // drizzle reads the options of its client, which a transaction lacks.
      const bound = Object.assign(transaction as unknown as Sql, { options: system.options });
      return Promise.all([entered, work(bind(bound))]).then(([, result]) => result);
    }) as Promise<T>;
  const room = pLimit(Math.max(1, Math.floor(maxConnections * PEOPLES_SHARE)));
  // Each try stands in line anew: whoever waits for a row gives way to those who don't.
  const asRole: typeof inRole = (role, tenantId, work) =>
    repeatPassing(() => room(() => inRole(role, tenantId, work)), { alsoHeld: true });
  return {
    system,
    beside,
    orm: drizzle(system, { schema, casing: "snake_case" }),
    asTenant: (tenantId, work) => asRole("platform_tenant", tenantId, work),
    asOperator: (work) => asRole("platform_operator", "", work),
    close: async () => {
      await Promise.all([system.end({ timeout: 5 }), beside.end({ timeout: 5 })]);
    },
  };
}
