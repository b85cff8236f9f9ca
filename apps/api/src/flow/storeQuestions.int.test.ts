import { afterAll, beforeAll, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";

let flow: Flow;
const ME = "+5491166557788";
const ZONE = zoneAtNoon();
beforeAll(async () => {
  flow = await startFlow();
  flow.store.flags.unlimited = true;
  await flow.sql`update tenants set timezone = ${ZONE}`;
  // As an administrator would write it; one entry is wrong, and one was over yesterday.
  await flow.sql`
    insert into tenant_sheets (tenant_id, payments, shipping, exchanges, payment_details) values (
      ${flow.tenantId},
      ${'[{"method": "Transferencia", "discountPercent": 10}, {"metodo": "Efectivo"}]'}::text::jsonb,
      ${'[{"zone": "Córdoba", "costCents": 590000, "time": "3 a 5 días hábiles"}]'}::text::jsonb,
      jsonb_build_array(
        jsonb_build_object('days', 90, 'until', ((now() at time zone ${ZONE})::date - 1)::text),
        jsonb_build_object('days', 30, 'until', (now() at time zone ${ZONE})::date::text)),
      'Alias: PUNTA.COMPAS')`;
  await flow.sql`
    insert into tenant_articles (tenant_id, title, body, valid_until) values
      (${flow.tenantId}, '¿Venden al por mayor?', 'Sí, vendemos a academias de todo el país.', null),
      (${flow.tenantId}, 'Precios por mayor del año pasado', 'Sí, a cualquiera.', '2020-12-31')`;
});
afterAll(() => flow.stop());

/** What the customer got for one message; the whole of it has left. */
async function answerTo(text: string, replyTo?: string): Promise<string> {
  const before = flow.ycloud.sentMessages.length;
  // The provider's times have whole seconds: sooner, this would stand before the reply that it follows.
  await pause(before === 0 ? 0 : 1_100);
  await flow.ycloud.customer(ME).sendText(text, replyTo === undefined ? {} : { replyTo });
  await until(
    () =>
      flow.sql`select 1 from chat_messages where role = 'user' and outcome is null or send_state in ('queued', 'sending')`,
    (open) => open.length === 0,
  );
  return flow.ycloud.sentMessages
    .slice(before)
    .map((message) => message.text)
    .join("\n");
}

it("a sheet written by SQL answers at once, to the letter, without what is wrong in it or over", async () => {
  expect(await answerTo("¿hacen envíos a Córdoba?")).toContain(
    "Envío a Córdoba: $ 5.900, 3 a 5 días hábiles",
  );
  const exchanges = await answerTo("¿puedo cambiarlo si no me queda?");
  expect(exchanges).toContain("30 días");
  expect(exchanges).not.toContain("90");
  const paying = await answerTo("¿cómo puedo pagar?");
  expect(paying).toContain("Alias: PUNTA.COMPAS");
  expect(paying).not.toContain("Efectivo");
  expect(await answerTo("¿venden al por mayor?")).toContain("vendemos a academias");
});

it("the price by transfer of the bubble replied to is the tool's sum", async () => {
  await answerTo("tenés puntera de gel?");
  const bubble = flow.ycloud.sentMessages.findLast(({ type }) => type === "image");
  expect(bubble?.text).toContain("$ 8.900");
  expect(await answerTo("¿cuánto sale con transferencia?", bubble?.wamid)).toContain(
    "Transferencia: $ 8.010 con 10% de descuento",
  );
});
