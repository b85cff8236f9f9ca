import { afterEach, describe, expect, it } from "vitest";
import { SAMPLES } from "@platform/simulator";
import { startFlow, type Flow, type FlowOptions } from "../testing/startFlow.ts";
import { breaches } from "../testing/invariants.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { returnToBot } from "./conversation/ownership.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const containing = (part: string): unknown => expect.stringContaining(part);
const phoneOf = (n: number) => `+549116000${String(1000 + n)}`;
/** A thousand tokens for a dollar, so that costs are seen. */
const PRICES = {
  "simulado-1": { input: 1_000, cached: 100, output: 1_000 },
  barato: { input: 10, cached: 1, output: 10 },
  caro: { input: 9_000, cached: 900, output: 9_000 },
};

async function start(tenant: Record<string, unknown> = {}, options: FlowOptions = {}): Promise<Flow> {
  flow = await startFlow({ script: () => ({ text: "Sí, claro." }), ...options });
  const { model_prices: prices = PRICES, ...values } = tenant;
  await flow.sql`update tenants set ${flow.sql({ timezone: zoneAtNoon(), daily_budget_usd: null, monthly_budget_usd: null, ...values })},
    model_prices = ${JSON.stringify(prices)}::text::jsonb where id = ${flow.tenantId}`;
  return flow;
}

const turns = () =>
  flow.sql<
    { outcome: string; reason: string; model: string; input: number; cached: number; cost: number }[]
  >`select outcome, reason, model, input_tokens as input, cached_tokens as cached, cost_usd::float8 as cost
    from turns order by started_at, id`;
const usage = () =>
  flow.sql<{ purpose: string; model: string; runs: number; calls: number; input: number; cost: number }[]>`
    select purpose, model, runs, calls, input_tokens::int as input, cost_usd::float8 as cost
    from usage_days order by purpose, model`;
const outcomes = () =>
  flow.sql<{ outcome: string | null; n: number }[]>`
    select outcome, count(*)::int as n from chat_messages where role = 'user' group by outcome order by outcome`;
const spentSoFar = async () =>
  Number((await flow.sql`select sum(cost_usd) as usd from usage_days`)[0]?.["usd"]);
const chat = async () => (await flow.sql`select * from chat_conversations`)[0] ?? {};
const settled = () =>
  until(
    () => flow.sql`select 1 from chat_messages where role = 'user' and outcome is null`,
    (rows) => rows.length === 0,
  );
const say = async (text: string, phone = ANA) => {
  const before = flow.ycloud.sentMessages.length;
  await flow.ycloud.customer(phone).sendText(text);
  await flow.ycloud.waitForSent(before + 1);
};

describe("what a turn costs", () => {
  it("stands on the turn and adds to the store's day, at the model that answered", async () => {
    await start({ openai_fallback_model: "barato" });
    flow.model.failNext({ kind: "server_error" });
    await say("hola");
    await settled();
    const [turn] = await turns();
    expect(turn).toMatchObject({ outcome: "reply", model: "barato" });
    expect(turn?.cost).toBeCloseTo(((turn?.input ?? 0) * 10) / 1e6, 3);
    expect(turn?.cost).toBeGreaterThan(0);
    expect(await usage()).toMatchObject([
      { purpose: "turn", model: "barato", runs: 1, calls: 1, cost: turn?.cost },
    ]);
  });

  it("is less where the provider had the beginning cached, and the second turn of a chat has it", async () => {
    await start();
    await say("hola, ¿tenés zapatillas de punta?");
    await say("¿y medias?");
    await settled();
    const [first, second] = await turns();
    // All of the turn before but its last lines: tools, rules, and the chat so far.
    expect(second?.cached).toBeGreaterThan((first?.input ?? 0) * 0.9);
    const { input = 0, cached = 0, cost = 0 } = second ?? {};
    expect(cost).toBeLessThan((input * 1_000) / 1e6);
    expect(cost).toBeGreaterThanOrEqual(((input - cached) * 1_000 + cached * 100) / 1e6);
    expect(await spentSoFar()).toBeCloseTo((first?.cost ?? 0) + cost, 5);
  });

  it("counts for a reply that nobody got: the one that a newer message made stale", async () => {
    const { promise: thought, resolve: answer } = Promise.withResolvers<void>();
    await start(
      {},
      {
        script: async () => {
          await thought;
          return { text: "Sí" };
        },
      },
    );
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      async () => flow.model.requests.length,
      (asked) => asked === 1,
    );
    await flow.ycloud.customer(ANA).sendText("¿estás?");
    answer();
    await flow.ycloud.waitForSent(1);
    await settled();
    const all = await turns();
    expect(all.map(({ outcome }) => outcome)).toEqual(["superseded", "reply"]);
    expect(all.every(({ cost }) => cost > 0)).toBe(true);
    expect(await usage()).toMatchObject([{ runs: 2, calls: 2 }]);
  });

  it("of a model whose price nobody knows is assumed and marked, and the store's limit holds for it", async () => {
    await start({ model_prices: {}, daily_budget_usd: 0.001 });
    await say("hola");
    await settled();
    const [row] = await flow.sql`
      select unpriced_calls, cost_usd::float8 * 1000000 as cost, input_tokens::int as read, output_tokens::int as written
      from usage_days`;
    expect(row).toMatchObject({
      unpriced_calls: 1,
      cost: expect.closeTo(row?.["read"] * 2 + row?.["written"] * 12, -1) as number,
    });
    const asked = flow.model.requests.length;
    await say("¿y?");
    expect(flow.model.requests.length).toBe(asked);
    expect(flow.ycloud.sentMessages[1]?.text).toContain("persona del equipo");
  });

  it("is the store's day's, by its own clock, even where that clock is none", async () => {
    await start({ timezone: "Pacific/Kiritimati" });
    await say("hola");
    await flow.sql`update tenants set timezone = 'Luna/Tycho'`;
    await say("hola");
    await settled();
    const days = await flow.sql`
      select day = (now() at time zone 'Pacific/Kiritimati')::date as kiritimati, day = (now() at time zone 'UTC')::date as utc
      from usage_days`;
    expect(days.some((row) => row["kiritimati"] === true)).toBe(true);
    expect(days.some((row) => row["utc"] === true)).toBe(true);
  });
});

describe("S16: a customer who floods", () => {
  it("costs a bounded number of turns, is told once, and the chat waits for a person", async () => {
    await start({ customer_daily_turns: 5 });
    for (let n = 0; n < 60; n += 1) {
      await flow.ycloud.customer(ANA).sendText(`mensaje ${n}`);
      if (n % 4 === 0) await pause(60);
    }
    await settled();
    await until(
      () => breaches(flow.sql, flow.ycloud),
      (all) => all.length === 0,
    );
    expect(flow.model.requests.length).toBeLessThanOrEqual(5);
    const told = flow.ycloud.sentMessages.filter(({ text }) => text?.includes("persona del equipo"));
    expect(told).toHaveLength(1);
    expect(await flow.sql`select cause, reason from handoffs`).toEqual([
      { cause: "customer_limit", reason: "customer_limit" },
    ]);
    expect((await outcomes()).find(({ outcome }) => outcome === "customer_limit")?.n).toBeGreaterThan(0);
    expect((await outcomes()).reduce((sum, { n }) => sum + n, 0)).toBe(60);
    expect((await chat())["waiting_reason"]).toBe("customer_limit");
  });

  it("is bounded in tokens too", async () => {
    await start({ customer_daily_turns: null, customer_daily_tokens: 5_000 });
    for (let n = 0; n < 12; n += 1) {
      await flow.ycloud.customer(ANA).sendText(`mensaje ${n}`);
      await settled();
    }
    const used = (await usage()).reduce((sum, { input }) => sum + input, 0);
    const most = Math.max(...(await turns()).map(({ input }) => input));
    expect(used).toBeGreaterThan(5_000);
    expect(used).toBeLessThanOrEqual(5_000 + most);
    expect(await flow.sql`select cause from handoffs`).toEqual([{ cause: "customer_limit" }]);
  });

  it("is not told again when the chat comes back by itself; a person who gives it back allows more", async () => {
    await start({ customer_daily_turns: 1 });
    await say("uno");
    await say("dos");
    await settled();
    const { id } = await chat();
    await flow.sql`select return_to_bot(${String(id)}, false)`;
    await flow.ycloud.customer(ANA).sendText("tres");
    await settled();
    expect(flow.ycloud.sentMessages).toHaveLength(2);
    expect((await chat())["waiting_since"]).not.toBeNull();
    expect(flow.model.requests).toHaveLength(1);

    await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: String(id) });
    await flow.ycloud.waitForSent(3);
    expect(flow.ycloud.sentMessages[2]?.text).toBe("Sí, claro.");
    await settled();
    expect((await outcomes()).map(({ outcome }) => outcome)).not.toContain(null);
  });

  it("costs others nothing, and has a new day tomorrow", async () => {
    await start({ customer_daily_turns: 1 });
    await say("uno");
    await say("dos");
    await say("hola", phoneOf(1));
    expect(flow.ycloud.sentMessages[2]?.text).toBe("Sí, claro.");
    await settled();
    await flow.sql`update chat_conversations set budget_day = budget_day - 1, waiting_since = null, waiting_reason = null`;
    await say("buen día");
    expect(flow.ycloud.sentMessages[3]?.text).toBe("Sí, claro.");
  });

  it("with voice notes is not heard for ever", async () => {
    const heard = { input: 0, output: 0 };
    await start({
      customer_daily_tokens: 20_000,
      model_prices: { "simulado-1": heard, "simulado-voz": { perMinute: 6 } },
    });
    // A minute counts as twelve thousand tokens.
    const long = Buffer.from(SAMPLES.voice().bytes);
    long.writeBigInt64LE(60n * 48_000n, long.lastIndexOf("OggS") + 6);
    for (let n = 0; n < 6; n += 1) {
      await flow.ycloud.customer(ANA).sendAudio({ media: { bytes: long, mime: "audio/ogg; codecs=opus" } });
      await settled();
      await until(
        () => flow.sql`select 1 from chat_media where transcript_state = 'pending'`,
        (rows) => rows.length === 0,
      );
    }
    expect(flow.model.heard.length).toBeLessThanOrEqual(2);
    const [spoken] = await flow.sql`
      select audio_seconds, cost_usd::float8 as cost from usage_days where purpose = 'transcription'`;
    expect(spoken).toEqual({
      audio_seconds: 60 * flow.model.heard.length,
      cost: 6 * flow.model.heard.length,
    });
    const errors = await flow.sql`select error from chat_media where transcript_state = 'failed'`;
    expect(errors).toHaveLength(6 - flow.model.heard.length);
    expect(new Set(errors.map(({ error }) => String(error)))).toEqual(new Set(["over_budget"]));
  });

  it("counts also for the turn of a process that died before it wrote anything down", async () => {
    let calls = 0;
    const script = () => ((calls += 1) === 1 ? { fault: { kind: "hang" as const } } : { text: "Sí" });
    await start({}, { script });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      async () => calls,
      (asked) => asked === 1,
    );
    const heir = await flow.addProcess();
    flow.ycloud.setWebhookUrl(heir.url);
    await flow.kill();
    await heir.db.system`update chat_conversations set turn_lease_until = now()`;
    await flow.ycloud.waitForSent(1);
    const counted = await heir.db.system`
      select day_turns, (select count(*)::int from turns) as kept from chat_conversations`;
    expect(counted).toEqual([{ day_turns: 2, kept: 1 }]);
  });

  it("who is another bot: the two of them come to an end, with a record", async () => {
    await start({ customer_daily_turns: 8 });
    const other = flow.ycloud.customer(ANA);
    await other.sendText("Gracias por comunicarte con nosotros. ¿En qué podemos ayudarte?");
    let answered = 0;
    // It answers each bubble at once, for as long as there is one.
    await until(
      async () => {
        while (answered < flow.ycloud.sentMessages.length) {
          answered += 1;
          await other.sendText(`Gracias por tu mensaje número ${answered}. ¿Algo más?`);
        }
        return chat();
      },
      ({ waiting_since: since }) => since !== null && since !== undefined,
    );
    await settled();
    expect(flow.model.requests.length).toBeLessThanOrEqual(8);
    expect(flow.ycloud.sentMessages.length).toBeLessThanOrEqual(9);
    expect(await flow.sql`select cause, summary from handoffs`).toEqual([
      { cause: "customer_limit", summary: containing("otro bot") },
    ]);
  });
});

describe("a store's budget that is used up", () => {
  const spend = (share: number) =>
    flow.sql`
      insert into usage_days (tenant_id, day, purpose, model, cost_usd)
      select id, store_day(timezone, now()), 'turn', 'simulado-1', daily_budget_usd * ${share} from tenants`;

  it("is no silence: the customer is told, a person is called, and no model is asked", async () => {
    await start({ daily_budget_usd: 10 });
    await spend(1.3);
    await say("hola");
    await settled();
    expect(flow.model.requests).toEqual([]);
    expect(flow.ycloud.sentMessages[0]?.text).toContain("persona del equipo");
    expect(await outcomes()).toEqual([{ outcome: "budget_spent", n: 1 }]);
    expect(await flow.sql`select cause, summary from handoffs`).toEqual([
      { cause: "budget_spent", summary: containing("tope de gasto de hoy") },
    ]);
    expect(await turns()).toMatchObject([{ outcome: "handoff", reason: "budget_spent", cost: 0 }]);
  });

  it.each([
    ["a cheaper fallback answers", "barato", "Sí, claro.", ["barato"]],
    ["a dearer one is no help", "caro", "persona del equipo", []],
    ["without one a person answers", null, "persona del equipo", []],
  ])("within the grace: %s", async (_what, ...[fallback, said, asked]) => {
    await start({ daily_budget_usd: 10, openai_fallback_model: fallback });
    await spend(1.05);
    await say("hola");
    await settled();
    expect(flow.ycloud.sentMessages[0]?.text).toContain(said);
    expect(flow.model.requests.map(({ model }) => model)).toEqual(asked);
  });

  it.each([
    ["cheaper_model", 1.05, "Sí, claro.", ["barato"]],
    ["cheaper_model", 1.25, "persona del equipo", []],
    ["handoff", 1.05, "persona del equipo", []],
    ["warn", 3, "Sí, claro.", ["simulado-1"]],
  ])("of the month does what was chosen: %s at %f", async (effect, share, ...[said, asked]) => {
    await start({ monthly_budget_usd: 10, budget_effect: effect, openai_fallback_model: "barato" });
    await flow.sql`
      insert into usage_days (tenant_id, day, purpose, model, cost_usd)
      select id, date_trunc('month', store_day(timezone, now()))::date, 'turn', 'x', ${10 * share} from tenants`;
    await say("hola");
    await settled();
    expect(flow.ycloud.sentMessages[0]?.text).toContain(said);
    expect(flow.model.requests.map(({ model }) => model)).toEqual(asked);
    if (effect === "warn") {
      // A limit of nothing and the day's brake hold all the same.
      await flow.sql`update tenants set monthly_budget_usd = 0`;
      const [zero] = await flow.sql`select tenant_budget(t, now())->>'level' as level from tenants t`;
      expect(zero).toEqual({ level: "spent" });
      await flow.sql`update tenants set monthly_budget_usd = 10, daily_budget_usd = 0.000001`;
      const [day] =
        await flow.sql`select tenant_budget(t, now()) - 'dayUsd' - 'monthUsd' as budget from tenants t`;
      expect(day).toEqual({ budget: { level: "spent", period: "day" } });
    }
  });

  it("begins anew with the day, and the month's goes on", async () => {
    await start({ daily_budget_usd: 10, monthly_budget_usd: 100 });
    await spend(1.3);
    await flow.sql`update usage_days set day = day - 40`;
    await say("hola");
    expect(flow.ycloud.sentMessages[0]?.text).toBe("Sí, claro.");
    await flow.sql`
      insert into usage_days (tenant_id, day, purpose, model, cost_usd)
      select id, date_trunc('month', store_day(timezone, now()))::date, 'playground', 'x', 130 from tenants`;
    await flow.sql`update tenants set daily_budget_usd = null`;
    await say("¿y?");
    expect(flow.ycloud.sentMessages[1]?.text).toContain("persona del equipo");
    await settled();
    expect((await flow.sql`select summary from handoffs`)[0]?.["summary"]).toContain("del mes");
  });

  it("takes effect when it is raised, and zero allows nothing", async () => {
    await start({ daily_budget_usd: 0 });
    await say("hola");
    expect(flow.model.requests).toEqual([]);
    await settled();
    await flow.sql`update tenants set daily_budget_usd = 5`;
    await say("hola", phoneOf(1));
    expect(flow.ycloud.sentMessages[1]?.text).toBe("Sí, claro.");
  });

  it("brings the look at its health forward, once", async () => {
    await start({ daily_budget_usd: 10 });
    await flow.sql`update tenants set health_due_at = now() + interval '1 hour'`;
    await say("hola");
    await spend(0.85).catch(() => flow.sql`update usage_days set cost_usd = 8.5`);
    const due = async () =>
      (await flow.sql<{ later: boolean }[]>`select health_due_at > now() as later from tenants`)[0]?.later;
    expect(await due()).toBe(true);
    await say("¿y?");
    await until(due, (later) => later === false);
    await flow.sql`update tenants set health_due_at = now() + interval '1 hour'`;
    await say("¿seguro?");
    await settled();
    expect(await due()).toBe(true);
  });

  it("holds over two processes and a restart: what is over is what was in flight", async () => {
    const inFlight = 4;
    const paid = async () => (await turns()).filter(({ cost }) => cost > 0);
    const script = async () => {
      await pause(150);
      return { text: "Sí" };
    };
    // Nothing is cheaper for being cached, so that each costs the same.
    const prices = { "simulado-1": { input: 1_000, output: 1_000 } };
    await start({ model_prices: prices }, { script, turns: { perTenant: inFlight } });
    await say("hola, busco algo", phoneOf(0));
    await settled();
    const each = (await paid())[0]?.cost ?? 0;
    await flow.sql`update tenants set daily_budget_usd = ${each * 10}`;
    await flow.addProcess();
    const customers = Array.from({ length: 40 }, (_, n) => flow.ycloud.customer(phoneOf(n + 1)));
    await Promise.all(customers.map((customer) => customer.sendText("hola, busco algo")));
    await settled();
    expect(await spentSoFar()).toBeGreaterThanOrEqual(each * 10);
    // Two processes may claim at one moment. The tokens of a customer's number differ by one or two.
    expect(await spentSoFar()).toBeLessThanOrEqual(each * (10 + 2 * inFlight) * 1.01);
    const asked = flow.model.requests.length;
    expect((await outcomes()).map(({ outcome }) => outcome)).toEqual(["answered", "budget_spent"]);

    const fresh = await flow.addProcess();
    flow.ycloud.setWebhookUrl(fresh.url);
    await say("hola", phoneOf(50));
    await settled();
    expect(flow.model.requests).toHaveLength(asked);
    expect(await flow.sql`select 1 from handoffs where closed_at is null`).toHaveLength(
      (await outcomes()).find(({ outcome }) => outcome === "budget_spent")?.n ?? 0,
    );
  });
});
