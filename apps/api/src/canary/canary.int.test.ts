import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { createSealer } from "@platform/db/sealing";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { tell } from "../domain/diagnose/check.ts";
import { checkCanary } from "../domain/diagnose/checkCanary.ts";
import { readStoreFacts } from "../domain/diagnose/storeFacts.ts";
import { checkWords } from "../domain/diagnose/words.ts";
import { startFlow, type Flow, type FlowOptions } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { flyOnce, type CanaryDeps } from "./startCanaries.ts";

const PHONE = "+5491166667777";
let flow: Flow | undefined;
afterEach(async () => {
  await flow?.stop();
  flow = undefined;
});

const sealer = createSealer({ current: "k".repeat(40) });
const depsOf = ({ sql, url }: Flow): CanaryDeps => ({
  config: {
    publicUrl: url.replace("/chat/webhook", ""),
    ycloud: { apiKey: undefined, webhookSecrets: [], baseUrl: "" },
  },
  sql,
  sealer,
  log: pino({ level: "silent" }),
});
const flightOf = async ({ sql }: Flow): Promise<Record<string, unknown>> => {
  const [row] = await sql`select * from canary_flights`;
  return row ?? {};
};
const checkOf = async ({ sql, tenantId }: Flow) => {
  const facts = await readStoreFacts({ sql, sealer }, tenantId);
  if (facts === null) throw new Error("The store is gone");
  const found = checkCanary({ config: { publicUrl: "https://bot.example" }, now: () => new Date() }, facts);
  return tell(found, checkWords.es);
};

async function start(options: FlowOptions = {}): Promise<Flow> {
  flow = await startFlow({ script: () => ({ text: "Tenemos varias cosas. ¿Qué buscás?" }), ...options });
  await flyOnce(depsOf(flow));
  return flow;
}

/** The next one is due now; looks until it has ended. */
async function fly(running: Flow, deps = depsOf(running), patience?: number) {
  const { sql } = running;
  await sql`update canary_flights set due_at = now() - interval '1 second', flown_at = null`;
  await until(
    async () => {
      await flyOnce(deps, patience);
      return flightOf(running);
    },
    (flight) => flight["flown_at"] !== null,
  );
  return flightOf(running);
}

/** Every table in which something of a chat may stand. */
const tracesOf = async ({ sql }: Flow): Promise<string[]> => {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'conversation_id' order by 1`;
  const found: string[] = [];
  for (const { name } of tables)
    if (
      (
        await sql`select 1 from ${sql(name)} where conversation_id >= 'ffffffff-0000-8000-8000-000000000000' limit 1`
      ).length > 0
    )
      found.push(name);
  return found;
};

describe("a store's canary", () => {
  it("goes the whole way with the store's model and catalogue, sends nothing, and leaves its cost alone", async () => {
    const running = await startFlow();
    flow = running;
    await flyOnce(depsOf(running));
    const { sql, db, ycloud, model, tenantId } = running;
    const look = async ({ sql: own }: { sql: typeof sql }) => {
      const [row] = await own<Record<string, number>[]>`
        select (select count(*)::int from chat_conversations) as chats, (select count(*)::int from chat_messages) as messages,
          (select count(*)::int from turns) as turns, (select count(*)::int from webhook_events) as events,
          (select count(*)::int from live_events) as live`;
      return row ?? {};
    };
    await sql`update canary_flights set due_at = now() - interval '1 second'`;
    // Two workers look at the same moment: one flight.
    await Promise.all([flyOnce(depsOf(running)), flyOnce(depsOf(running)), flyOnce(depsOf(running))]);
    await until(
      async () => sql`select 1 from turns`,
      (rows) => rows.length > 0,
    );
    expect(await look({ sql })).toMatchObject({ chats: 1, turns: 1, events: 1, live: 0 });
    const nothing = { chats: 0, messages: 0, turns: 0, events: 0, live: 0 };
    expect(await db.asTenant(tenantId, look)).toEqual(nothing);
    expect(await db.asOperator(look)).toEqual(nothing);
    await until(
      async () => {
        await flyOnce(depsOf(running));
        return flightOf(running);
      },
      (flight) => flight["flown_at"] !== null,
    );
    expect(await flightOf(running)).toMatchObject({
      failed_step: null,
      failures: 0,
      phoned: false,
      sender: null,
    });
    expect(ycloud.sentMessages).toEqual([]);
    expect(model.requests.length).toBeGreaterThan(1);
    expect(await tracesOf(running)).toEqual([]);
    expect(await look({ sql })).toEqual(nothing);
    const usage = await sql`select purpose, runs from usage_days`;
    expect(usage).toEqual([{ purpose: "canary", runs: 1 }]);
    expect(await checkOf(running)).toMatchObject({
      status: "ok",
      detail: expect.stringMatching(
        /entró en .* s, esperó el turno .* s, se contestó en .* s, salió en .* s\. No se mandó nada/,
      ) as string,
    });
  });

  it("really reaches a phone that the store names, which is no customer for that", async () => {
    const running = await start({ provider: { statuses: { sentMs: 5, deliveredMs: 10, readMs: null } } });
    await running.sql`update tenants set canary_phone = '54 9 11 6666-7777', bot_phone_number = '+54 9 11 5555-0000', mode = 'drafts'`;
    const flight = await fly(running);
    expect(flight).toMatchObject({ failed_step: null, phoned: true });
    expect(Object.keys(flight["seconds"] as object).toSorted()).toEqual([
      "delivery",
      "door",
      "out",
      "reply",
      "turn",
    ]);
    expect(running.ycloud.sentMessages.map(({ to }) => to)).toEqual([PHONE]);
    expect(await tracesOf(running)).toEqual([]);
    running.ycloud.faults.next({ kind: "reject", code: "131047" });
    expect(await fly(running)).toMatchObject({ failed_step: "out", reason: "131047" });
    expect(await checkOf(running)).toMatchObject({
      status: "warn",
      fix: expect.stringContaining("24 horas") as string,
    });
  });

  it("that was taken is not lost at the door, whatever the door answered", async () => {
    const running = await start();
    const door = createServer((request, response) => {
      const { "content-type": type = "", "ycloud-signature": signature = "" } = request.headers;
      const headers = { "content-type": type, "ycloud-signature": String(signature) };
      void buffer(request)
        .then((body) => fetch(running.url, { method: "POST", headers, body }))
        .then(({ status }) => response.writeHead(status === 200 ? 504 : 500).end());
    });
    await once(door.listen(0, "127.0.0.1"), "listening");
    const { port } = door.address() as AddressInfo;
    const deps = depsOf(running);
    const flight = await fly(running, {
      ...deps,
      config: { ...deps.config, publicUrl: `http://127.0.0.1:${port}` },
    });
    expect(flight).toMatchObject({ failed_step: null, refusal: "http_504" });
    door.close();
  });

  it("says where it got stuck, turns red the second time in a row and green again, and calls nobody", async () => {
    let refused = false;
    const running = await start({
      script: () =>
        refused ? { fault: { kind: "unauthorized" } } : { text: "Tenemos varias cosas. ¿Qué buscás?" },
    });
    const { sql } = running;
    const nowhere = {
      ...depsOf(running),
      config: { ...depsOf(running).config, publicUrl: "http://127.0.0.1:9" },
    };
    expect(await fly(running, nowhere)).toMatchObject({
      failed_step: "door",
      reason: "no_answer",
      failures: 1,
    });
    expect(await checkOf(running)).toMatchObject({ status: "warn" });
    await sql`update tenants set ycloud_api_key = 'revoked'`;
    expect(await fly(running)).toMatchObject({ failed_step: "out", reason: "unauthorized", failures: 2 });
    expect(await checkOf(running)).toMatchObject({
      status: "fail",
      fix: expect.stringContaining("WhatsApp") as string,
    });
    await sql`update tenants set ycloud_api_key = ${running.ycloud.apiKey}`;
    refused = true;
    const failed = await fly(running);
    expect(failed).toMatchObject({ failed_step: "reply", failures: 3 });
    expect(String(failed["reason"])).toContain("unauthorized");
    refused = false;
    // The circuit that it opened is not waited for.
    await sql`delete from provider_circuits`;
    await sql`update tenants set mode = 'off_hours', opening_hours = '{}'`;
    expect(await fly(running)).toMatchObject({ failed_step: null, failures: 0 });
    expect(await sql`select 1 from handoffs`).toHaveLength(0);
    expect(await tracesOf(running)).toEqual([]);
  });

  it("stays on the ground where the store has switched it or the bot off, or its budget is used up", async () => {
    const running = await start();
    const { sql } = running;
    for (const change of [
      "canary_minutes = null",
      "mode = 'off'",
      "mode = 'test'",
      "paused_at = now()",
      "daily_budget_usd = 0",
    ]) {
      await sql`update tenants set canary_minutes = 60, mode = 'always', paused_at = null, daily_budget_usd = 20`;
      await sql`update canary_flights set due_at = now() - interval '1 second'`;
      await sql.unsafe(`update tenants set ${change}`);
      await flyOnce(depsOf(running));
      expect([change, (await flightOf(running))["sender"]]).toEqual([change, null]);
      expect([change, (await checkOf(running)).status]).toEqual([change, "unknown"]);
    }
  });

  it("is nobody whom a customer can play: who writes under such a name is a customer", async () => {
    const running = await start();
    const { sql, db, tenantId, ycloud } = running;
    await sql`update canary_flights set due_at = now() + interval '1 hour'`;
    await ycloud.customer({ userId: "ZZ.00000000000000000000000000000000" }).sendText("hola");
    await ycloud.waitForSent(1);
    await pause(50);
    const chats = await db.asTenant(tenantId, ({ sql: own }) => own`select id from chat_conversations`);
    expect(chats).toHaveLength(1);
    expect(await sql`select distinct purpose from usage_days`).toEqual([{ purpose: "turn" }]);
  });
});
