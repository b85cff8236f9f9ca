import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

/** Has the open order 1051, whose payment is pending. */
const SOFIA = "+543514555303";
const LUCIA = "+5491155550101";

async function handoffAfter(send: Promise<unknown>) {
  await send;
  const [handoff] = await until(
    () => flow.sql`select cause, reason, summary, wanted_action from handoffs`,
    (rows) => rows.length > 0,
  );
  await until(
    () => flow.sql`select 1 from chat_messages where send_state in ('queued', 'sending')`,
    (open) => open.length === 0,
  );
  return handoff ?? {};
}
const got = (): string => flow.ycloud.sentMessages.map(({ text }) => text).join("\n");
const RECEIVED = "Recibido, lo verificamos. Te responde por acá una persona del equipo.";

describe("a payment receipt", () => {
  it("as a PDF is received, matched to the open order, and handed to a person; no model is asked", async () => {
    flow = await startFlow({ script: () => ({ text: "Tu pago está acreditado." }) });
    const handoff = await handoffAfter(flow.ycloud.customer(SOFIA).send({ type: "document" }));
    expect(handoff).toMatchObject({ cause: "receipt", wanted_action: "Verificar el pago del pedido #1051" });
    expect(handoff["summary"]).toContain("#1051 por $ 64.420");
    expect(got()).toBe(RECEIVED);
    expect(flow.model.requests).toEqual([]);
    const [chat] = await flow.sql`select waiting_since, waiting_reason from chat_conversations`;
    expect(chat).toMatchObject({ waiting_reason: "comprobante de pago" });
  });

  it("as a picture with words is received too, and of a customer without open orders says so to the person", async () => {
    flow = await startFlow({ script: () => ({ text: "Tu pago está acreditado." }) });
    const handoff = await handoffAfter(
      flow.ycloud.customer(LUCIA).send({ type: "image", caption: "ya te transferí, ahí va" }),
    );
    expect(handoff).toMatchObject({ cause: "receipt" });
    expect(handoff["summary"]).toContain("No se encontró un pedido suyo pendiente");
    expect(got()).toBe(RECEIVED);
  });

  it("that only a look shows is the model's to tell; what it says beside it is not sent", async () => {
    flow = await startFlow({
      script: [
        {
          calls: [{ name: "payment_receipt", arguments: { amount: "$ 64.420" } }],
          text: "¡Genial, ya figura pago!",
        },
      ],
    });
    const handoff = await handoffAfter(flow.ycloud.customer(SOFIA).sendImage());
    expect(handoff).toMatchObject({ cause: "receipt" });
    expect(handoff["summary"]).toContain("sin verificar");
    expect(got()).toBe(RECEIVED);
  });

  it("is not lost with a store whose token was revoked", async () => {
    flow = await startFlow();
    flow.store.flags.tokenRevoked = true;
    const handoff = await handoffAfter(flow.ycloud.customer(SOFIA).send({ type: "document" }));
    expect(handoff).toMatchObject({ cause: "receipt" });
    expect(got()).toBe(RECEIVED);
  });
});
