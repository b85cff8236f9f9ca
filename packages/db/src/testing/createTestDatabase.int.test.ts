import { expect, test } from "vitest";
import { createTestDatabase } from "./createTestDatabase.ts";

test("every caller gets a migrated database of its own, and dropping it removes it", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.db.system`insert into tenants (store_name, bot_phone_number) values ('Danza', '5491155550001')`;
  expect(await one.db.system`select store_name from tenants`).toHaveLength(1);
  expect(await two.db.system`select store_name from tenants`).toHaveLength(0);
  await one.drop();
  const left = await two.db.system`
    select 1 from pg_database where datname = ${new URL(one.dsn).pathname.slice(1)}`;
  expect(left).toHaveLength(0);
  await two.drop();
});
