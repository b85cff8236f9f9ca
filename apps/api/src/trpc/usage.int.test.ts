import type { Billing, Tenant, Usage } from "@platform/contract";
import type { Sql } from "@platform/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";

let api: Api;
let tenantId: string;
const TIMEZONE = zoneAtNoon();
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenantId = await insertTenant(api.sql, { timezone: TIMEZONE });
});

/** Usage of so many days ago, by the store's calendar. */
const spend = (daysAgo: number, row: Record<string, unknown>) => api.sql`
  insert into usage_days ${api.sql({ tenant_id: tenantId, day: dayBefore(daysAgo), purpose: "turn", model: "gpt-5-mini", ...row })}`;
const dayBefore = (daysAgo: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: TIMEZONE }).format(Date.now() - daysAgo * 86_400_000);
const usage = async (input: object = {}) =>
  (await api.query("usage.get", { tenantId, ...input })).data as unknown as Usage;

describe("a store's usage", () => {
  it("of a store that asked nothing is empty, with its limits", async () => {
    expect(await usage()).toEqual({
      currency: "USD",
      from: dayBefore(29),
      to: dayBefore(0),
      today: dayBefore(0),
      spend: { level: "ok", period: "day", dayUsd: 0, monthUsd: 0 },
      limits: { dayUsd: 20, monthUsd: 300 },
      days: [],
      models: [],
    });
  });

  it("is added to by turns that end at once, none waiting for the others, and nothing is lost", async () => {
    const line = {
      model: "gpt-5-mini",
      runs: 1,
      calls: 2,
      inputTokens: 10,
      cachedTokens: 0,
      outputTokens: 1,
    };
    const lines = JSON.stringify([{ ...line, audioSeconds: 0, unpricedCalls: 0, costUsd: 0.25 }]);
    const add = (sql: Sql) => sql`select record_usage(${tenantId}, 'turn', ${lines}::text::jsonb)`;
    await add(api.sql);
    await api.sql.begin(async (first) => {
      await add(first as unknown as Sql);
      await api.sql.begin(async (second) => {
        await second`set local lock_timeout = '10s'`;
        await add(second as unknown as Sql);
      });
    });
    const days = await usage();
    expect(days.models).toMatchObject([{ model: "gpt-5-mini", runs: 3, calls: 6, costUsd: 0.75 }]);
    expect(days.spend.dayUsd).toBe(0.75);
    // One after the other they add to one row.
    await add(api.sql);
    expect(await api.sql`select runs from usage_days where tenant_id = ${tenantId} order by slot`).toEqual([
      { runs: 3 },
      { runs: 1 },
    ]);
  });

  it("is told by day and by model, dearest first, and by its span", async () => {
    const tokens = { input_tokens: 5_000, cached_tokens: 4_000, output_tokens: 200 };
    await spend(0, { runs: 3, calls: 6, cost_usd: 1.5, ...tokens });
    await spend(0, {
      purpose: "transcription",
      model: "whisper-1",
      runs: 1,
      calls: 1,
      audio_seconds: 30,
      cost_usd: 0.003,
    });
    await spend(1, { runs: 2, calls: 2, cost_usd: 0.25, ...tokens });
    await spend(40, { runs: 9, calls: 9, cost_usd: 9 });
    const found = await usage();
    expect(found.days).toMatchObject([
      { day: dayBefore(1), turns: 2, runs: 2, costUsd: 0.25 },
      { day: dayBefore(0), turns: 3, runs: 4, audioSeconds: 30, costUsd: 1.503, cachedTokens: 4_000 },
    ]);
    expect(found.models).toMatchObject([
      { purpose: "turn", model: "gpt-5-mini", runs: 5, inputTokens: 10_000, costUsd: 1.75 },
      { purpose: "transcription", model: "whisper-1", costUsd: 0.003 },
    ]);
    expect(found.spend.dayUsd).toBe(1.503);
    const before = await usage({ from: dayBefore(60), to: dayBefore(30) });
    expect(before.days).toMatchObject([{ turns: 9, costUsd: 9 }]);
    expect((await usage({ to: dayBefore(35) })).days).toMatchObject([{ costUsd: 9 }]);
  });

  it("is billed by month of the store's calendar, with chats, replies, tokens and cost", async () => {
    await api.sql`update tenants set timezone = 'America/Argentina/Buenos_Aires' where id = ${tenantId}`;
    const chat = await insertChat(api.sql, { tenant_id: tenantId, last_message_at: "2026-04-01T03:00:00Z" });
    const says = (at: string, role = "user") =>
      insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, role, sent_at: at });
    // The last minute of March in the store, and the first of April.
    await says("2026-04-01T02:59:00Z");
    await says("2026-04-01T03:00:00Z");
    await says("2026-03-05T12:00:00Z");
    await says("2026-02-05T12:00:00Z", "assistant");
    for (const [outcome, at] of [
      ["reply", "2026-03-05T12:00:00Z"],
      ["reply", "2026-04-01T02:59:30Z"],
      ["superseded", "2026-03-05T12:00:00Z"],
    ] as const)
      await api.sql`
        insert into turns (tenant_id, conversation_id, outcome, started_at)
        values (${tenantId}, ${chat}, ${outcome}, ${at})`;
    await api.sql`
      insert into usage_days (tenant_id, day, purpose, model, slot, input_tokens, output_tokens, cost_usd) values
        (${tenantId}, '2026-03-05', 'turn', 'm', 0, 900, 100, 1.5), (${tenantId}, '2026-03-31', 'summary', 'm', 1, 100, 10, 0.25),
        (${tenantId}, '2026-05-01', 'turn', 'm', 0, 9, 9, 9)`;
    const bill = async (input: object) => {
      const { data } = await api.query("usage.billing", input);
      return (data as unknown as Billing).filter((row) => row.tenantId === tenantId);
    };
    expect(await bill({ from: "2026-02", to: "2026-04" })).toMatchObject([
      {
        month: "2026-03",
        conversations: 1,
        replies: 2,
        inputTokens: 1_000,
        outputTokens: 110,
        costUsd: 1.75,
      },
      { month: "2026-04", conversations: 1, replies: 0, inputTokens: 0, costUsd: 0 },
    ]);
    for (const wrong of [
      { from: "2026-04", to: "2026-02" },
      { from: "2024-01", to: "2026-01" },
      { from: "2026-13", to: "2026-13" },
    ])
      expect((await api.query("usage.billing", wrong)).reason).toBe("invalid_input");
  });

  it("refuses spans without end, and days that are none", async () => {
    const ask = async (input: object) => (await api.query("usage.get", { tenantId, ...input })).status;
    expect(await ask({ from: "2020-01-01", to: "2026-01-01" })).toBe(400);
    expect(await ask({ from: "ayer" })).toBe(400);
    expect(await ask({ from: "2026-13-40" })).toBe(400);
    expect(await ask({ from: "2020-01-01" })).toBe(400);
  });

  it("has limits that the store's owner sets, and the operator's list shows", async () => {
    await spend(0, { cost_usd: 4.5 });
    const owner = await api.member({ [tenantId]: "owner" });
    const limits = {
      dailyBudgetUsd: 5,
      monthlyBudgetUsd: null,
      customerDailyTurns: 30,
      customerDailyTokens: null,
    };
    const { data } = await api.mutate("tenants.update", { tenantId, ...limits }, owner);
    expect(data).toMatchObject({ ...limits, spend: { level: "warn", period: "day", dayUsd: 4.5 } });
    const list = (await api.query("tenants.list", { limit: 100 })).data as unknown as { items: Tenant[] };
    expect(list.items.find(({ id }) => id === tenantId)?.spend.level).toBe("warn");
    for (const wrong of [{ dailyBudgetUsd: -1 }, { customerDailyTurns: 1.5 }, { monthlyBudgetUsd: 1e9 }])
      expect((await api.mutate("tenants.update", { tenantId, ...wrong }, owner)).status).toBe(400);
  });
});
