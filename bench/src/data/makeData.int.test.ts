import { expect, it } from "vitest";
import { startGround } from "../processes/ground.ts";
import { phonesOf } from "../processes/world.ts";
import { fillNew } from "./keptData.ts";
import { readData } from "./makeData.ts";

it("what is made in sets is what the product itself would look for and count, in every store, and all its indexes are there", async () => {
  const ground = await startGround(phonesOf(1));
  const { sql } = ground;
  const indexes = () => sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const texts = () =>
    sql`select source_id, tenant_id, kind, at, terms::text from chat_texts order by source_id`;
  const days = () => sql`
    select tenant_id, day, new_chats, bot_replies, handoffs from number_days order by tenant_id, day`;
  try {
    const { tenantIds, conversationIds } = await fillNew(ground.dsn, 400, () => undefined);
    expect([tenantIds.length, conversationIds.length]).toEqual([10, 40]);
    expect(await readData(sql)).toEqual({ tenantIds, conversationIds });
    const [counts] = await sql`
      select (select count(*)::int from chat_messages) as messages, (select count(*)::int from turns) as turns,
        (select count(*)::int from chat_texts) as texts, (select sum(new_chats)::int from number_days) > 0 as counted`;
    expect(counts).toEqual({ messages: 400, turns: 160, texts: 440, counted: true });
    const [made, counted, own] = [await texts(), await days(), await indexes()];
    // As if nothing had been looked at: the product goes through all of it, and rewrites what it would write otherwise.
    await sql`delete from installation where name = 'chat_search'`;
    await ground.launch({ name: "product" });
    const walk = async (): Promise<unknown> => {
      const [row] = await sql<{ value: string }[]>`select value from installation where name = 'chat_search'`;
      return row === undefined ? undefined : (JSON.parse(row.value) as { walk: unknown }).walk;
    };
    await expect.poll(walk).toBeNull();
    expect(await texts()).toEqual(made);
    expect(await days()).toEqual(counted);
    expect(await indexes()).toEqual(own);
    expect(own.length).toBeGreaterThan(50);
  } finally {
    await ground.stop();
  }
});
