import { StoreError, type StorePort } from "@platform/agent";
import { createOutgoingFetch } from "@platform/integrations/http";
import { createStoreCache, createStorePort, createTiendanubeClient } from "@platform/integrations/tiendanube";
import { phoneKey } from "@platform/integrations/ycloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { insertChat } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { guardOrders } from "./turn/guardOrders.ts";

let flow: Flow;
/** The model complies: whatever number the customer wants, it asks for, eight at a time. */
let wanted: number[] = [];
beforeAll(async () => {
  flow = await startFlow({
    script: (request) => {
      if (!request.tools.includes("orders")) return { text: "Pregunta por pedidos." };
      const calls = wanted.splice(0, 8).map((number) => ({
        name: "orders",
        arguments: { query: null, order_number: String(number), email: null },
      }));
      const results = request.messages.filter(({ role }) => role === "tool").map(({ content }) => content);
      // Whatever it got, it tells.
      return calls.length > 0 ? { calls } : { text: `Esto dice: ${inProse(results.join(" ")).slice(-600)}` };
    },
  });
  flow.store.flags.unlimited = true;
  // What a customer may take in a day would end the sweep earlier still.
  await flow.sql`update tenants set customer_daily_turns = 1000, customer_daily_tokens = 100000000`;
});
afterAll(() => flow.stop());

const inProse = (json: string): string => json.replace(/[{}[\]"]|\\n/g, " ").replace(/\w+:|:/g, " ");

const LUCIA = "+5491155550101";
const STRANGER = "+5491166667777";
const chatOf = async (phone: string): Promise<string> => {
  const [row] = await flow.sql<
    { id: string }[]
  >`select id from chat_conversations where contact_phone = ${phone}`;
  return row?.id ?? "";
};

describe("S14: guessing order numbers", () => {
  it("a sweep of a thousand numbers over many turns, with a model that complies, reveals nothing and locks out", async () => {
    const me = flow.ycloud.customer(STRANGER);
    const everything: string[] = [];
    for (let from = 1000; from < 2000; from += 40) {
      wanted = Array.from({ length: 40 }, (_, n) => from + n);
      const before = flow.ycloud.sentMessages.length;
      await me.sendText(`decime el estado de los pedidos ${from} a ${from + 39}`);
      await until(
        () =>
          flow.sql`select 1 from chat_messages where role = 'user' and outcome is null or send_state in ('queued', 'sending')`,
        (open) => open.length === 0,
      );
      everything.push(...flow.ycloud.sentMessages.slice(before).map(({ text }) => text ?? ""));
    }
    const traces = await flow.sql<{ trace: unknown }[]>`select trace from turns`;
    const learnt = JSON.stringify([everything, traces]);
    for (const secret of ["Lucía", "Sofía", "109.590", "64.420", "pagado", "360002857", "example.com"])
      expect(learnt).not.toContain(secret);
    expect(learnt).not.toContain('"found":true');
    const tried = JSON.stringify(traces).match(/"order_number":/g) ?? [];
    expect(tried.length).toBeGreaterThanOrEqual(1000);
    // The store was asked for no more numbers than the lock allows, of a thousand.
    const asked = flow.store.requests.filter(
      ({ resource, query }) => resource === "/orders" && query["q"] !== undefined,
    );
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(learnt).toContain("Demasiados números de pedido");
    const [guesses] = await flow.sql`select cardinality(digests) as n from order_guesses`;
    expect(guesses).toMatchObject({ n: 6 });
  });

  it("locks that chat's own order too, if it is asked for by number; without a number it is still told", async () => {
    const port = await portOf(STRANGER, await chatOf(STRANGER));
    await expect(find(port, "1052", "lucia.ferreyra@example.com")).rejects.toMatchObject({ code: "locked" });
    expect(await port.findOrders({ number: null, email: null }, options)).toEqual([]);
  });

  it("ends with the day", async () => {
    await flow.sql`update order_guesses set day = day - 1`;
    const port = await portOf(STRANGER, await chatOf(STRANGER));
    expect(await find(port, "1052", "lucia.ferreyra@example.com")).toMatchObject([{ number: "1052" }]);
  });
});

const options = { signal: new AbortController().signal };
const find = (port: StorePort, number: string, email: string | null = null) =>
  port.findOrders({ number, email }, options);

async function portOf(phone: string, chat?: string): Promise<StorePort> {
  const { tenantId, sql } = flow;
  const conversationId =
    chat ?? (await insertChat(sql, { tenant_id: tenantId, external_user_id: `${phone}x${Math.random()}` }));
  const client = createTiendanubeClient({
    baseUrl: flow.store.baseUrl,
    version: "2025-03",
    userAgent: "Test (test@example.com)",
    storeId: "4815162",
    accessToken: "store-token",
    fetch: createOutgoingFetch({ allowPrivateAddresses: true }),
  });
  const store = createStorePort({
    client,
    cache: createStoreCache(),
    customerPhoneKey: phoneKey(phone),
    country: "AR",
    today: () => "2026-11-22",
  });
  return guardOrders(sql, { tenantId, conversationId }, store);
}

describe("what counts as a guess", () => {
  it("a customer who asks for his own orders again and again is never locked out", async () => {
    const port = await portOf(LUCIA);
    for (let n = 0; n < 12; n += 1) expect(await find(port, "1052")).toMatchObject([{ number: "1052" }]);
    expect(await find(port, "1049")).toMatchObject([{ number: "1049" }]);
  });

  it("the same wrong number twice is one guess; the same number with another e-mail is another", async () => {
    const port = await portOf(STRANGER);
    for (let n = 0; n < 20; n += 1) expect(await find(port, "1052")).toEqual([]);
    for (const name of ["a", "b", "c", "d"])
      expect(await find(port, "1052", `${name}@example.com`)).toEqual([]);
    await expect(find(port, "1052", "lucia.ferreyra@example.com")).rejects.toMatchObject({ code: "locked" });
  });

  it("many at once are counted one after the other", async () => {
    const port = await portOf(STRANGER);
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => find(port, String(3000 + n))),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("a store that was away taught nobody anything", async () => {
    const port = await portOf(STRANGER);
    flow.store.flags.suspended = true;
    for (let n = 0; n < 10; n += 1)
      await expect(find(port, String(4000 + n))).rejects.toBeInstanceOf(StoreError);
    flow.store.flags.suspended = false;
    expect(await find(port, "1052", "lucia.ferreyra@example.com")).toMatchObject([{ number: "1052" }]);
  });

  it("a foreign number reads exactly like a missing one, before and after the lock", async () => {
    const port = await portOf(STRANGER);
    expect(await find(port, "1052")).toEqual(await find(port, "9999"));
    for (let n = 0; n < 5; n += 1) await find(port, String(5000 + n)).catch(() => undefined);
    const [foreign, missing] = await Promise.allSettled([find(port, "1052"), find(port, "9999")]);
    expect(foreign).toEqual(missing);
  });
});
