import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { checkKeyCanary } from "./canary.ts";
import { secretColumns, type SecretPlace } from "./places.ts";
import { createSealer, type Sealer } from "./sealer.ts";
import { openStoredSecret, sealClearSecrets } from "./sweep.ts";

const sealer = createSealer({ current: "the key of this year, long enough surely" });
const former = createSealer({ current: "the key of last year, long enough surely" });
const rotated = createSealer({
  current: "the key of this year, long enough surely",
  previous: ["the key of last year, long enough surely"],
});
const keyAt = (row: string): SecretPlace => ({ table: "tenants", column: "ycloud_api_key", row });

let database: TestDatabase;
let sql: TestDatabase["db"]["system"];
beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.db.system;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`delete from tenants`;
  await sql`delete from installation where name = 'encryption_key_canary'`;
});

let lastPhone = 541155500000;
async function createTenant(secret: string | null): Promise<string> {
  lastPhone += 1;
  const [row] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_api_key)
    values ('Danza', ${String(lastPhone)}, ${secret}) returning id`;
  return row?.id ?? "";
}
async function storedKey(row: string): Promise<string> {
  const [found] = await sql<
    { value: string }[]
  >`select ycloud_api_key as value from tenants where id = ${row}`;
  return found?.value ?? "";
}

test("the register of secrets names every column that the database guards with an envelope check", async () => {
  const guarded = await sql<{ name: string }[]>`
    select conrelid::regclass || '.' || replace(conname, '_envelope', '') as name
    from pg_constraint where contype = 'c' and conname like '%\_envelope' order by 1`;
  expect(guarded.map((each) => each.name)).toEqual(
    secretColumns.map(({ table, column }) => `${table}.${column}`).toSorted(),
  );
});

test("a key that was pasted with blanks or the end of its line is that key, and blanks alone are none", async () => {
  const row = await createTenant(" yc-key-of-one\r\n");
  await sealClearSecrets(sql, sealer);
  expect(sealer.open(await storedKey(row), keyAt(row)).clear).toBe("yc-key-of-one");
  await sql`
    update tenants set tiendanube_store_id = ' 4815162 ', ycloud_webhook_secret = ${"whsec_0123456789\n"}, openai_api_key = ' '
    where id = ${row}`;
  expect(
    await sql`select tiendanube_store_id, ycloud_webhook_secret, openai_api_key from tenants where id = ${row}`,
  ).toEqual([
    { tiendanube_store_id: "4815162", ycloud_webhook_secret: "whsec_0123456789", openai_api_key: null },
  ]);
});

test("secrets written in clear text with SQL are sealed by the sweep, each for its own store", async () => {
  const [one, two] = [await createTenant("yc-key-of-one"), await createTenant("yc-key-of-two")];
  await sql`
    insert into tenant_human_handoff_config (tenant_id, smtp_password_encrypted) values (${one}, 'mail-password')`;
  expect(await sealClearSecrets(sql, sealer)).toEqual({ sealed: 3, resealed: 0, overtaken: 0, failures: [] });
  expect(await storedKey(one)).toMatch(/^enc:v1:/);
  expect(sealer.open(await storedKey(one), keyAt(one)).clear).toBe("yc-key-of-one");
  const sealedForTwo = await storedKey(two);
  expect(() => sealer.open(sealedForTwo, keyAt(one))).toThrow("was moved");
  expect(await sealClearSecrets(sql, sealer)).toEqual({ sealed: 0, resealed: 0, overtaken: 0, failures: [] });
});

test("thousands of stores are sealed, batch after batch, past ones that can't be", async () => {
  const foreign = createSealer({ current: "a key that nobody has configured any more" });
  await sql`
    insert into tenants (store_name, bot_phone_number, ycloud_api_key)
    select 'Danza', (5491000000000 + n)::text, 'yc-key-' || n from generate_series(1, 1200) n`;
  await sql`update tenants set ycloud_api_key = ${foreign.seal("x", keyAt("0"))}
            where id in (select id from tenants order by id limit 600)`;
  const { sealed, failures } = await sealClearSecrets(sql, sealer);
  expect(sealed).toBe(600);
  expect(failures).toHaveLength(600);
  expect(new Set(failures.map((each) => each.code))).toEqual(new Set(["unknown_key"]));
});

test("a value that SQL changes while the sweep is at it is not overwritten", async () => {
  const row = await createTenant("first-value");
  const admin = await sql.reserve();
  await admin`begin`;
  await admin`update tenants set ycloud_api_key = 'second-value' where id = ${row}`;
  const sweep = sealClearSecrets(sql, sealer);
  await expect
    .poll(
      () => sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    .not.toEqual([]);
  await admin`commit`;
  admin.release();
  expect(await sweep).toMatchObject({ sealed: 0, overtaken: 1 });
  expect(await storedKey(row)).toBe("second-value");
  expect(await sealClearSecrets(sql, sealer)).toMatchObject({ sealed: 1 });
  expect(sealer.open(await storedKey(row), keyAt(row)).clear).toBe("second-value");
});

test("sweeps of several processes at once leave every secret readable", async () => {
  const rows = await Promise.all(
    Array.from({ length: 40 }, (_, index) => createTenant(`yc-key-number-${index}`)),
  );
  const results = await Promise.all([1, 2, 3, 4].map(() => sealClearSecrets(sql, sealer)));
  expect(results.reduce((sum, each) => sum + each.sealed, 0)).toBe(40);
  for (const [index, row] of rows.entries()) {
    expect(sealer.open(await storedKey(row), keyAt(row)).clear).toBe(`yc-key-number-${index}`);
  }
});

test("a rotation can be stopped anywhere: what is left of the previous key moves with the next sweep", async () => {
  await checkKeyCanary(sql, former);
  const [one, two] = [await createTenant(null), await createTenant(null)];
  await sql`update tenants set ycloud_api_key = ${former.seal("yc-key-of-one", keyAt(one))} where id = ${one}`;
  await sql`update tenants set ycloud_api_key = ${rotated.seal("yc-key-of-two", keyAt(two))} where id = ${two}`;
  await checkKeyCanary(sql, rotated);
  expect(await sealClearSecrets(sql, rotated)).toEqual({
    sealed: 0,
    resealed: 1,
    overtaken: 0,
    failures: [],
  });
  await checkKeyCanary(sql, sealer);
  expect(sealer.open(await storedKey(one), keyAt(one)).clear).toBe("yc-key-of-one");
  expect(sealer.open(await storedKey(two), keyAt(two)).clear).toBe("yc-key-of-two");
});

test("while not every process knows the new key, what is under the previous one stays there, read or swept", async () => {
  await checkKeyCanary(sql, former);
  const [row, clear] = [await createTenant(null), await createTenant("yc-key-of-two")];
  const stored = former.seal("yc-key-of-one", keyAt(row));
  await sql`update tenants set ycloud_api_key = ${stored} where id = ${row}`;
  expect(await openStoredSecret({ sql, sealer: rotated }, { stored, place: keyAt(row) })).toBe(
    "yc-key-of-one",
  );
  expect(await sealClearSecrets(sql, rotated, { keepPrevious: true })).toMatchObject({
    sealed: 1,
    resealed: 0,
  });
  expect(await storedKey(row)).toBe(stored);
  expect(await storedKey(clear)).toMatch(/^enc:v1:/);
  await checkKeyCanary(sql, former);
});

test("a rotation under load loses no secret: read, written and swept at once, by processes of both keys", async () => {
  const rows = await Promise.all(Array.from({ length: 60 }, () => createTenant(null)));
  const last = new Map<string, string>();
  const write = async (row: string, n: number, by: Sealer): Promise<void> => {
    const clear = `yc-key-${row}-${n}`;
    await sql`update tenants set ycloud_api_key = ${by.seal(clear, keyAt(row))} where id = ${row}`;
    last.set(row, clear);
  };
  for (const row of rows) await write(row, 0, former);
  let rotating = true;
  let reads = 0;
  const writer = (async () => {
    // A process that has not been started anew yet still seals with the former key.
    for (let n = 1; rotating; n += 1)
      await write(rows[(n * 7) % rows.length] ?? "", n, n % 2 === 0 ? former : rotated);
  })();
  const reader = (async () => {
    for (let n = 0; rotating; n += 1) {
      const row = rows[n % rows.length] ?? "";
      const place = keyAt(row);
      const clear = await openStoredSecret({ sql, sealer: rotated }, { stored: await storedKey(row), place });
      expect(clear).toMatch(new RegExp(`^yc-key-${row}-`));
      reads += 1;
    }
  })();
  for (let sweep = 0; sweep < 30; sweep += 1) {
    const results = await Promise.all([sealClearSecrets(sql, rotated), sealClearSecrets(sql, rotated)]);
    for (const { failures } of results) expect(failures).toEqual([]);
  }
  rotating = false;
  await Promise.all([writer, reader]);
  await sealClearSecrets(sql, rotated);
  expect(reads).toBeGreaterThan(30);
  for (const row of rows) expect(sealer.open(await storedKey(row), keyAt(row)).clear).toBe(last.get(row));
});

test("the previous key is asked for as long as one secret is still under it", async () => {
  await checkKeyCanary(sql, former);
  const row = await createTenant(null);
  // Sealed for another row, so that no sweep can move it.
  await sql`update tenants set ycloud_api_key = ${former.seal("moved", keyAt("0"))} where id = ${row}`;
  expect((await sealClearSecrets(sql, rotated)).failures).toEqual([{ place: keyAt(row), code: "tampered" }]);
  await expect(checkKeyCanary(sql, sealer)).rejects.toMatchObject({ code: "wrong_key" });
});

test("a secret in clear text is sealed when it is first read, without waiting for the sweep", async () => {
  const row = await createTenant("yc-key-of-one");
  const read = async (by: Sealer) =>
    openStoredSecret({ sql, sealer: by }, { stored: await storedKey(row), place: keyAt(row) });
  expect(await read(sealer)).toBe("yc-key-of-one");
  expect(await storedKey(row)).toMatch(/^enc:v1:/);
  expect(await read(sealer)).toBe("yc-key-of-one");
});

test("a secret in clear text is read although it can't be sealed: somebody has its row, or the database hangs", async () => {
  const row = await createTenant("yc-key-of-one");
  const impatient = openTestDatabase({ dsn: database.dsn, statementTimeoutMs: 100 });
  await sql.begin(async (transaction) => {
    await transaction`select 1 from tenants where id = ${row} for update`;
    const place = keyAt(row);
    const read = openStoredSecret({ sql: impatient.system, sealer }, { stored: "yc-key-of-one", place });
    expect(await read).toBe("yc-key-of-one");
  });
  await impatient.close();
  expect(await storedKey(row)).toBe("yc-key-of-one");
});

test.each(["enc:", "enc:v2:00000000:AAAA", "enc:v1:0000:AAAA", "enc:v1:00000000:AA==", "enc:v1:00000000:"])(
  "PostgreSQL refuses the malformed envelope %s in every secret column",
  async (stored) => {
    const row = await createTenant(null);
    await sql`insert into tenant_human_handoff_config (tenant_id) values (${row})`;
    await sql`insert into auth.push_identity (id, public_key, private_key) values (1, '', '') on conflict do nothing`;
    await sql`insert into auth.users (id, name, email) values ('u', 'Marta', 'm@danza.test') on conflict do nothing`;
    await sql`
      insert into auth.sessions (id, token, user_id, expires_at) values ('s', 't', 'u', now()) on conflict do nothing`;
    await sql`
      insert into auth.push_devices (user_id, session_id, endpoint_hash, subscription, locale)
      values ('u', 's', '', '', 'en') on conflict do nothing`;
    for (const { table, column } of secretColumns) {
      await expect(sql`update ${sql(table)} set ${sql(column)} = ${stored}`).rejects.toMatchObject({
        code: "23514",
      });
    }
  },
);

test("a wrong key is noticed at boot, and the failure says what to do", async () => {
  await checkKeyCanary(sql, former);
  await checkKeyCanary(sql, former);
  const refused = checkKeyCanary(sql, sealer);
  await expect(refused).rejects.toMatchObject({ name: "SealingError", code: "wrong_key" });
  await expect(refused).rejects.toThrow("ENCRYPTION_KEY_PREVIOUS");
  await expect(refused).rejects.toThrow(former.keyId);
});

test("processes that boot at once agree on one canary", async () => {
  await Promise.all([1, 2, 3, 4, 5].map(() => checkKeyCanary(sql, sealer)));
  expect(await sql`select 1 from installation where name = 'encryption_key_canary'`).toHaveLength(1);
});
