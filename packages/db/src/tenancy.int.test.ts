import { afterAll, beforeAll, expect, test } from "vitest";
import { startThrowawayPostgres } from "@platform/local-postgres";
import { sql as sqlText } from "drizzle-orm";
import type { Session, Sql } from "./client.ts";
import { chatMessages } from "./schema/index.ts";
import { migrateDatabase } from "./migrate/migrateDatabase.ts";
import { sqlState } from "./passing.ts";
import { assertTenancyHolds, findTenancyProblems } from "./tenancy.ts";
import { createTestDatabase, openTestDatabase, type TestDatabase } from "./testing/index.ts";
import { type GuardedTable, listGuardedTables, seedTenant } from "./testing/guardedTables.ts";

const A = "1001";
const B = "1002";
let database: TestDatabase;
let guarded: GuardedTable[];
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 2 });
  const { system } = database.db;
  guarded = await listGuardedTables(system);
  await seedTenant(system, { tables: guarded, tenantId: A });
  await seedTenant(system, { tables: guarded, tenantId: B });
});
afterAll(() => database.drop());

/** Refused by a policy or for lack of the right; anything else is a test that tests nothing. */
const refused = { code: "42501" };

const ownRows = (sql: Sql, { name, tenantColumn }: GuardedTable) =>
  sql<{ tenant: string }[]>`select ${sql(tenantColumn)}::text as tenant from ${sql(name)}`;

function fingerprint(sql: Sql, { name, tenantColumn }: GuardedTable, tenantId: string) {
  return sql`select md5(string_agg(t::text, '|' order by t::text)) as rows, count(*) as n
             from ${sql(name)} t where ${sql(tenantColumn)} = ${tenantId}`;
}

const seenIn = (sql: Sql) => sql<{ tenant: string }[]>`select tenant_id::text as tenant from chat_messages`;

test("every table of the tenants is looked at, and each store has a row in it", async () => {
  expect(guarded.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "tenants",
      "chat_messages",
      "turns",
      "catalog_products",
      "audit_log",
      "live_events",
    ]),
  );
  for (const table of guarded) {
    const tenants = (await ownRows(database.db.system, table)).map((row) => row.tenant);
    expect(tenants, table.name).toEqual(expect.arrayContaining([A, B]));
  }
});

test("a session without a tenant sees no rows", async () => {
  const { db } = database;
  for (const table of guarded) {
    expect(await db.asTenant("", async ({ sql }) => await ownRows(sql, table)), table.name).toHaveLength(0);
    const neverSet = await db.system.begin(async (sql) => {
      await sql`set local role platform_tenant`;
      return ownRows(sql as unknown as Sql, table);
    });
    expect(neverSet, table.name).toHaveLength(0);
  }
});

test("a store sees its own rows and none of another's, an operator sees both", async () => {
  const { db } = database;
  // A row here says that its store was removed; whoever is not sees everything.
  await db.system`delete from store_removals`;
  for (const table of guarded) {
    const seen = await db.asTenant(A, async ({ sql }) => await ownRows(sql, table));
    if (table.name === "store_removals") continue;
    expect(new Set(seen.map((row) => row.tenant)), table.name).toEqual(new Set([A]));
    const byOperator = await db.asOperator(({ sql }) => ownRows(sql, table));
    expect(
      byOperator.map((row) => row.tenant),
      table.name,
    ).toEqual(expect.arrayContaining([A, B]));
  }
});

test("what a removed store has is hidden in every table, from the operator too, until it comes back", async () => {
  const { db } = database;
  const seenByOperator = (table: GuardedTable) => db.asOperator(({ sql }) => ownRows(sql, table));
  await db.system`update tenants set removed_at = now() where id = ${A}`;
  for (const table of guarded.filter(({ name }) => name !== "store_removals")) {
    const seen = (await seenByOperator(table)).map((row) => row.tenant);
    expect(seen, table.name).not.toContain(A);
    expect(seen, table.name).toContain(B);
  }
  expect(await db.asTenant(A, ({ sql }) => sql`select id from tenants`)).toHaveLength(0);
  await db.system`update tenants set removed_at = null where id = ${A}`;
  for (const table of guarded.filter(({ name }) => name !== "store_removals"))
    expect(
      (await seenByOperator(table)).map((row) => row.tenant),
      table.name,
    ).toContain(A);
});

test("rows that belong to no store are the operator's, whatever is removed", async () => {
  const { db } = database;
  await db.system`insert into webhook_events (provider, event_key, state, body) values ('ycloud', 'homeless', 'unmatched', '')`;
  await db.system`update tenants set removed_at = now() where id = ${A}`;
  const rows = await db.asOperator(
    ({ sql }) => sql`select 1 from webhook_events where event_key = 'homeless'`,
  );
  await db.system`update tenants set removed_at = null where id = ${A}`;
  expect(rows).toHaveLength(1);
});

test.each<[string, (session: Session) => Promise<{ tenant: string }[]>]>([
  ["hands its query back", ({ sql }) => seenIn(sql)],
  ["waits for its query", async ({ sql }) => await seenIn(sql)],
  ["asks several things at once", async ({ sql }) => (await Promise.all([seenIn(sql), seenIn(sql)])).flat()],
  ["asks after something else", async ({ sql }) => Promise.resolve().then(() => seenIn(sql))],
  [
    "asks through drizzle",
    async ({ orm }) => await orm.select({ tenant: sqlText<string>`tenant_id::text` }).from(chatMessages),
  ],
])("work that %s acts as the store from its first statement", async (_how, work) => {
  // A fresh connection, then the same one with its statements prepared.
  const one = openTestDatabase({ dsn: database.dsn, maxConnections: 1 });
  for (const tenantId of [A, B, A]) {
    const seen = await one.asTenant(tenantId, work);
    expect(new Set(seen.map((row) => row.tenant))).toEqual(new Set([tenantId]));
  }
  await one.close();
});

test("queries through drizzle act as the store too", async () => {
  const seen = await database.db.asTenant(A, ({ orm }) => orm.select().from(chatMessages));
  expect(seen.map((row) => row.tenantId)).toEqual([BigInt(A)]);
});

test("which store a session is of is worked out once, not for each store that a row is held against", async () => {
  const plan = await database.db.asTenant(
    A,
    ({ sql }) => sql<{ "QUERY PLAN": string }[]>`explain select store_name from tenants`,
  );
  const lines = plan.map((row) => row["QUERY PLAN"].trim());
  expect(lines).toContainEqual(expect.stringMatching(/^InitPlan/));
  expect(lines.filter((line) => line.startsWith("Filter:")).join()).not.toContain("current_setting");
});

test("a store can't write a row in another's name, nor give its own rows away", async () => {
  const { db } = database;
  for (const table of guarded) {
    const forB = db.asTenant(A, async ({ sql }) => await table.insert(sql, B));
    await expect(forB, `insert into ${table.name}`).rejects.toMatchObject(refused);
    const away = db.asTenant(
      A,
      ({ sql }) => sql`update ${sql(table.name)} set ${sql(table.tenantColumn)} = ${B}`,
    );
    await expect(away, `update of ${table.name}`).rejects.toMatchObject(refused);
  }
});

test("a chat and its messages stay with their store, whoever moves them: what belongs to them would stay behind", async () => {
  const { system } = database.db;
  for (const table of ["chat_conversations", "chat_messages"]) {
    const move = system`update ${system(table)} set tenant_id = ${B} where tenant_id = ${A}`;
    await expect(move, table).rejects.toMatchObject({
      code: "23000",
      message: `A row of ${table} stays with its store`,
    });
  }
});

test("a store's changes and removals don't reach another's rows", async () => {
  const { db } = database;
  for (const table of guarded) {
    const before = await fingerprint(db.system, table, B);
    const { name, tenantColumn } = table;
    await touched(
      db.asTenant(
        A,
        ({ sql }) =>
          sql`update ${sql(name)} set ${sql(tenantColumn)} = ${A} where ${sql(tenantColumn)} = ${B}`,
      ),
    );
    await touched(
      db.asTenant(
        A,
        async ({ sql }) => await sql`delete from ${sql(name)} where ${sql(tenantColumn)} = ${B}`,
      ),
    );
    expect(await fingerprint(db.system, table, B), name).toEqual(before);
  }

  /** Without a where clause of its own nothing may happen either; a missing right is a refusal. */
  async function touched(attempt: Promise<{ count: number }>): Promise<void> {
    const count = await attempt.then(
      (result) => result.count,
      (error: { code: string }) => error.code,
    );
    expect([0, "42501"]).toContain(count);
  }
});

test("the record of who changed what can't be rewritten by those it is about", async () => {
  const { db } = database;
  for (const as of [db.asTenant.bind(db, A), db.asOperator.bind(db)]) {
    await expect(as(({ sql }) => sql`update audit_log set action = 'nothing'`)).rejects.toMatchObject(
      refused,
    );
    await expect(as(({ sql }) => sql`delete from audit_log`)).rejects.toMatchObject(refused);
  }
});

test("sign-in tables and the installation's marks are out of reach of both roles", async () => {
  const { db } = database;
  for (const as of [db.asTenant.bind(db, A), db.asOperator.bind(db)]) {
    await expect(as(({ sql }) => sql`select * from installation`)).rejects.toMatchObject(refused);
    await expect(as(({ sql }) => sql`select * from auth.users`)).rejects.toMatchObject(refused);
  }
});

test("a pooled connection keeps nothing of the store before, whatever went wrong in its work", async () => {
  const one = openTestDatabase({ dsn: database.dsn, maxConnections: 1 });
  const failures: ((sql: Sql) => Promise<unknown>)[] = [
    (sql) => sql`select 1 / 0`,
    (sql) => sql`select * from no_such_table`,
    (sql) => sql`insert into chat_conversations (tenant_id, external_user_id) values (${B}, '54911')`,
    async () => Promise.reject(new Error("thrown by the work")),
    async (sql) => {
      await sql`select count(*) from chat_messages`;
      throw new Error("thrown after a statement");
    },
    (sql) => sql`select pg_terminate_backend(pg_backend_pid())`,
  ];
  for (const fail of failures) {
    await expect(one.asTenant(A, async ({ sql }) => await fail(sql))).rejects.toThrow();
    const [state] = await one.system`
      select current_user = session_user as own, coalesce(current_setting('app.tenant_id', true), '') as tenant`;
    expect(state).toEqual({ own: true, tenant: "" });
    const seen = await one.asTenant(
      B,
      ({ sql }) => sql<{ tenant: string }[]>`select tenant_id::text as tenant from chat_messages`,
    );
    expect(seen).toEqual([{ tenant: B }]);
  }
  await one.close();
});

test("the migrated database passes the boot check", async () => {
  await expect(assertTenancyHolds(database.db)).resolves.toBeUndefined();
});

test.each([
  ["alter role platform_tenant bypassrls", "role_privileged", "platform_tenant"],
  ["alter role platform_operator superuser", "role_privileged", "platform_operator"],
  ["alter role platform_tenant login", "role_privileged", "platform_tenant"],
  [
    "create role test_strong superuser; grant test_strong to platform_tenant",
    "role_privileged",
    "platform_tenant",
  ],
  ["grant platform_operator to platform_tenant", "policy_too_wide", "operator_rows on chat_messages"],
  ["alter table turns owner to platform_tenant", "role_owns", "platform_tenant"],
  ["alter table turns disable row level security", "rows_unguarded", "turns"],
  ["create table new_things (tenant_id bigint)", "rows_unguarded", "new_things"],
  ["create table shared (n int); grant select on shared to public", "rows_unguarded", "shared"],
  [
    "create view peek as select * from turns; grant select on peek to platform_tenant",
    "rows_unguarded",
    "peek",
  ],
  ["grant select on installation to platform_operator", "rows_unguarded", "installation"],
  ["create policy oops on turns using (true)", "policy_too_wide", "oops on turns"],
  [
    "create policy oops on turns for insert to platform_tenant with check (true)",
    "policy_too_wide",
    "oops on turns",
  ],
  ["grant truncate on turns to platform_tenant", "truncate_granted", "turns"],
])("the boot check notices: %s", async (change, code, subject) => {
  const undone = new Error("undone");
  const attempt = database.db.system.begin(async (sql) => {
    await sql.unsafe(change).simple();
    expect(await findTenancyProblems(sql as unknown as Sql)).toContainEqual({ code, subject });
    throw undone;
  });
  await expect(attempt).rejects.toBe(undone);
});

test("the boot check notices a database user who may not act as the roles", async () => {
  const { system } = database.db;
  await system.unsafe("create role test_outsider login password 'test'").simple();
  const dsn = Object.assign(new URL(database.dsn), { username: "test_outsider", password: "test" }).href;
  const outsider = openTestDatabase({ dsn, maxConnections: 1 });
  try {
    await expect(assertTenancyHolds(outsider)).rejects.toMatchObject({
      code: "tenancy_broken",
      problems: [
        { code: "role_not_enterable", subject: "platform_tenant" },
        { code: "role_not_enterable", subject: "platform_operator" },
      ],
    });
  } finally {
    await outsider.close();
    await system`drop role test_outsider`;
  }
});

test("a database user who is no superuser, but may create roles, can migrate and serve", async () => {
  const server = await startThrowawayPostgres();
  const admin = openTestDatabase({ dsn: server.dsn, maxConnections: 1 });
  const dsn = Object.assign(new URL(server.dsn), {
    username: "owner",
    password: "test",
    pathname: "/shop",
  }).href;
  const shop = openTestDatabase({ dsn, maxConnections: 1 });
  try {
    await admin.system`create role owner login createrole password 'test'`;
    await admin.system`create database shop owner owner`;
    await migrateDatabase(dsn);
    await expect(assertTenancyHolds(shop)).resolves.toBeUndefined();
  } finally {
    await Promise.all([admin.close(), shop.close()]);
    await server.stop();
  }
});

test("however many people wait for a row that somebody holds, the pipeline has connections, and they are told soon", async () => {
  const { system } = database.db;
  const db = openTestDatabase({ dsn: database.dsn, maxConnections: 2, peoplesLockMs: 500 });
  let gaveUp = 0;
  try {
    await system.begin(async (held) => {
      await held`select 1 from tenants where id = ${A} for update`;
      const presses = Array.from({ length: 2 }, () =>
        db
          .asTenant(A, ({ sql }) => sql`update tenants set updated_at = now() where id = ${A}`)
          .catch((error: unknown) => {
            gaveUp += 1;
            return sqlState(error);
          }),
      );
      await db.system`select 1`;
      expect(gaveUp).toBe(0);
      expect(new Set(await Promise.all(presses))).toEqual(new Set(["55P03"]));
    });
  } finally {
    await db.close();
  }
});

test("a row that somebody held for longer than one wait is had by the next one, and others go first meanwhile", async () => {
  const { system } = database.db;
  const db = openTestDatabase({ dsn: database.dsn, maxConnections: 2, peoplesLockMs: 1_000 });
  const order: string[] = [];
  let pressed = Promise.resolve();
  try {
    await system.begin(async (held) => {
      await held`select 1 from tenants where id = ${A} for update`;
      let tries = 0;
      const again = new Promise<void>((resolve, reject) => {
        pressed = db.asTenant(A, async ({ sql }) => {
          tries += 1;
          if (tries === 2) resolve();
          await sql`update tenants set updated_at = now() where id = ${A}`;
          order.push("the held one");
        });
        pressed.catch(reject);
      });
      await db.asTenant(B, async () => void order.push("another"));
      await again;
    });
    await pressed;
    expect(order).toEqual(["another", "the held one"]);
  } finally {
    await db.close();
  }
});
