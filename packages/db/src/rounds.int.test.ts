import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createTestDatabase } from "./testing/index.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => database.db.system`delete from tenants`.then(() => undefined));

let numbers = 0;
const storeOf = async (row: Record<string, unknown> = {}): Promise<string> => {
  const { system: sql } = database.db;
  numbers += 1;
  const values = {
    store_name: "Tienda",
    bot_phone_number: `+54911${String(55_550_000 + numbers)}`,
    mode: "always",
    ...row,
  };
  const [store] = await sql<{ id: string }[]>`insert into tenants ${sql(values)} returning id::text`;
  return store?.id ?? "";
};
const change = (store: string, what: string) =>
  database.db.system.unsafe(`update tenants set ${what} where id = ${store}`);
/** What is planned of a store, whenever it is due. */
const planned = async (store: string): Promise<string[]> => {
  const rows = await database.db.system<{ round: string }[]>`
    select 'templates' as round from template_sync where tenant_id = ${store}
    union all select 'canary' from canary_flights where tenant_id = ${store}`;
  return rows.map(({ round }) => round);
};
const claimed = async (): Promise<string[]> => {
  const rows = await database.db.system<{ claim: { tenantId: string } }[]>`
    select claim_template_syncs(100) as claim`;
  return rows.map(({ claim }) => claim.tenantId);
};
const launched = async (): Promise<string[]> => {
  const rows = await database.db.system<{ launch: { tenantId: string } }[]>`
    select launch_canaries(100) as launch`;
  return rows.map(({ launch }) => launch.tenantId);
};

it("a new store's templates are due at once, and its canary once it has had its time", async () => {
  const { system: sql } = database.db;
  const store = await storeOf();
  expect(await planned(store)).toEqual(["templates", "canary"]);
  expect(await claimed()).toEqual([store]);
  expect(await launched()).toEqual([]);
  await sql`update canary_flights set due_at = due_at - interval '10 minutes 1 second'`;
  expect(await launched()).toEqual([store]);
});

it("what a store does without begins with the change that wants it, by whomever", async () => {
  const suspended = await storeOf({ is_active: false });
  expect(await planned(suspended)).toEqual([]);
  await change(suspended, "is_active = true");
  expect(await planned(suspended)).toEqual(["templates", "canary"]);

  const off = await storeOf({ mode: "off" });
  expect(await planned(off)).toEqual(["templates"]);
  await database.db.asTenant(off, ({ sql }) => sql`update tenants set mode = 'drafts'`);
  expect(await planned(off)).toEqual(["templates", "canary"]);

  const without = await storeOf({ canary_minutes: null });
  expect(await planned(without)).toEqual(["templates"]);
  await database.db.asOperator(
    ({ sql }) => sql`update tenants set canary_minutes = 60 where id = ${without}`,
  );
  expect(await planned(without)).toEqual(["templates", "canary"]);
});

it("a store that comes back has its templates read at once, and what was deleted of it begins anew", async () => {
  const { system: sql } = database.db;
  const store = await storeOf();
  await claimed();
  await change(store, "removed_at = now()");
  expect(await claimed()).toEqual([]);
  await change(store, "removed_at = null");
  expect(await claimed()).toEqual([store]);

  await change(store, "removed_at = now()");
  await sql`delete from template_sync where tenant_id = ${store}`;
  await sql`delete from canary_flights where tenant_id = ${store}`;
  await change(store, "removed_at = null");
  expect(await planned(store)).toEqual(["templates", "canary"]);
  expect(await claimed()).toEqual([store]);
});

it("rows that somebody deleted are made anew with the next look at the store's health", async () => {
  const { system: sql } = database.db;
  const store = await storeOf();
  await sql`delete from template_sync where tenant_id = ${store}`;
  await sql`delete from canary_flights where tenant_id = ${store}`;
  await sql`select claim_health(100, 600)`;
  expect(await planned(store)).toEqual(["templates", "canary"]);
});

it("what a process claimed and left is due again, also by a clock that was set back meanwhile", async () => {
  const { system: sql } = database.db;
  const store = await storeOf();
  expect(await claimed()).toEqual([store]);
  expect(await claimed()).toEqual([]);
  // As a minute later.
  await sql`update template_sync set due_at = due_at - interval '61 seconds' where tenant_id = ${store}`;
  expect(await claimed()).toEqual([store]);

  await sql`update template_sync set due_at = now() + interval '12 days' where tenant_id = ${store}`;
  await sql`update canary_flights set due_at = now() + interval '12 days' where tenant_id = ${store}`;
  await sql`select set_timers_right()`;
  expect(await claimed()).toEqual([store]);
  expect(await launched()).toEqual([store]);
});
