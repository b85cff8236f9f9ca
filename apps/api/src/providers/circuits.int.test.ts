import { afterEach, describe, expect, it } from "vitest";
import { sendHumanMessage } from "../flow/outbound/humanMessages.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

const HEALTHY = "+5491155550001";
const phoneOf = (n: number) => `+549116666${String(1_000 + n)}`;
/** A provider that is left alone for fifteen seconds at first is tried by one call after that. */
const probesSince = (start: number) => Math.floor((performance.now() - start) / 15_000);
const answer = { script: () => ({ text: "Sí" }) };
const circuits = () => flow.sql`select tenant_id, provider, code from provider_circuits`;
const attempts = () => flow.ycloud.requests.filter(({ kind }) => kind === "send").length;
const queued = () => flow.sql<{ tenant: string; code: string | null }[]>`
  select tenant_id::text as tenant, failure_code as code from chat_messages where send_state = 'queued'`;
/** A second store that works, beside the first one that gets these values. */
const breakFirst = async (values: Record<string, string>): Promise<void> => {
  await flow.sql`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms)
    select 'Sana', ${HEALTHY}, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms from tenants`;
  await flow.sql`update tenants set ${flow.sql(values)} where id = ${flow.tenantId}`;
};
const writeToHealthy = (n: number) =>
  flow.ycloud.postEvent(
    flow.ycloud.customer({ phone: phoneOf(n), to: HEALTHY }).build({ type: "text", text: "hola" }),
  );

describe("R12: a store whose WhatsApp key was revoked", () => {
  it("keeps its messages with the reason, is left alone, delays nobody, and sends at once with a new key", async () => {
    flow = await startFlow(answer);
    await breakFirst({ ycloud_api_key: "revoked" });
    const start = performance.now();
    for (let n = 0; n < 4; n += 1) await flow.ycloud.customer(phoneOf(n)).sendText("hola");
    await until(queued, (rows) => rows.filter(({ code }) => code === "UNAUTHORIZED").length === 4);
    await until(circuits, (rows) => rows.length === 1);
    expect(await circuits()).toMatchObject([
      { tenant_id: flow.tenantId, provider: "ycloud", code: "UNAUTHORIZED" },
    ]);
    const chats = await flow.sql`select failed_at, failure_reason from chat_conversations`;
    expect(
      chats.every((chat) => chat["failed_at"] !== null && chat["failure_reason"] === "UNAUTHORIZED"),
    ).toBe(true);

    const asked = attempts();
    await flow.ycloud.customer(phoneOf(9)).sendText("hola");
    await until(queued, (rows) => rows.length === 5 && rows.every(({ code }) => code === "UNAUTHORIZED"));
    expect(attempts() - asked).toBeLessThanOrEqual(probesSince(start));

    await writeToHealthy(20);
    await flow.ycloud.waitForSent(1);
    expect(flow.ycloud.sentMessages[0]?.from).toBe(HEALTHY);

    await flow.sql`update tenants set ycloud_api_key = ${flow.ycloud.apiKey} where id = ${flow.tenantId}`;
    await flow.ycloud.waitForSent(6);
    await until(circuits, (rows) => rows.length === 0);
    await until(
      () => flow.sql`select 1 from chat_conversations where failed_at is not null`,
      (rows) => rows.length === 0,
    );
    expect(new Set(flow.ycloud.sentMessages.map(({ to }) => to)).size).toBe(6);
  });

  it("keeps a person's message too", async () => {
    flow = await startFlow(answer);
    await breakFirst({ ycloud_api_key: "revoked" });
    await flow.ycloud.customer(phoneOf(1)).sendText("hola");
    await until(queued, (rows) => rows[0]?.code === "UNAUTHORIZED");
    const [chat] = await flow.sql<{ id: string }[]>`select id from chat_conversations`;
    const person = { id: "u1", name: "Marta" };
    const message = { conversationId: chat?.id ?? "", text: "Soy Marta", clientMessageId: "c1", person };
    const written = await sendHumanMessage(flow.sql, { ...message, sentFrom: "panel", overrideMinutes: 60 });
    if (written.kind === "ok" && written.send !== null) flow.sender.dispatch(written.send);
    await until(
      () => flow.sql`select send_state, failure_code from chat_messages where role = 'human_supervisor'`,
      ([row]) => row?.["send_state"] === "queued" && row["failure_code"] === "UNAUTHORIZED",
    );
  });
});

describe("R12: a store whose model key was revoked", () => {
  it("hands its chats over with an apology, is left alone after two refusals, and delays nobody", async () => {
    const asked = { broken: 0, healthy: 0 };
    flow = await startFlow({
      script: (request) => {
        const broken = request.model === "roto";
        asked[broken ? "broken" : "healthy"] += 1;
        return broken ? { fault: { kind: "unauthorized" } } : { text: "Sí" };
      },
    });
    await breakFirst({ openai_model: "roto" });
    const start = performance.now();
    for (let n = 0; n < 5; n += 1) {
      await flow.ycloud.customer(phoneOf(n)).sendText("hola");
      await flow.ycloud.waitForSent(n + 1);
    }
    expect(flow.ycloud.sentMessages.every(({ text }) => text?.includes("persona del equipo"))).toBe(true);
    expect(asked.broken).toBeLessThanOrEqual(2 + probesSince(start));
    expect(await flow.sql`select cause, reason from handoffs`).toEqual(
      Array.from({ length: 5 }, () => ({ cause: "agent_failure", reason: "unauthorized" })),
    );
    expect(await circuits()).toMatchObject([
      { tenant_id: flow.tenantId, provider: "model", code: "unauthorized" },
    ]);
    await writeToHealthy(20);
    await flow.ycloud.waitForSent(6);
    expect(flow.ycloud.sentMessages[5]?.text).toBe("Sí");
    expect(asked.healthy).toBe(1);
  });
});
