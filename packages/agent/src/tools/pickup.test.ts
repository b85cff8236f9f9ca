import { expect, it } from "vitest";
import { EMPTY_SHEET } from "../input.ts";
import { checkReply } from "../check/checkReply.ts";
import { callTool } from "../testing/callTool.ts";
import { sampleStore } from "../testing/index.ts";
import { SAMPLE_ORDERS } from "../testing/sampleCatalog.ts";

const PICKUP = {
  name: "Local Palermo",
  address: "Honduras 4820, Palermo, CABA",
  hours: "lunes–viernes 10:00–19:00, sábado 10:00–13:00",
};

/** Whether a reply about an order that waits to be fetched holds, the merchant having written nothing of where. */
async function holds(reply: string, pickup = PICKUP): Promise<boolean> {
  const [order] = SAMPLE_ORDERS.map((sample) => sample.order);
  if (order === undefined) throw new Error("no sample");
  const parcel = {
    status: "ready_for_pickup",
    carrier: null,
    trackingCode: null,
    trackingUrl: null,
  } as const;
  const store = {
    ...sampleStore(),
    findOrders: async () => [{ ...order, shipments: [{ ...parcel, pickup, expectedBy: null }] }],
  };
  const { facts } = await callTool("orders", { query: "1052" }, { store });
  return checkReply({
    texts: [reply],
    facts,
    approved: [],
    sheet: EMPTY_SHEET,
    website: null,
    currency: "ARS",
    country: "AR",
    timezone: "America/Argentina/Buenos_Aires",
    now: "2026-11-22T12:00:00.000Z",
    pictured: false,
    customer: ["¿dónde retiro el 1052?"],
    context: ["¿dónde retiro el 1052?"],
  }).holds;
}

it.each([
  "Tu pedido #1052 está listo para retirar en Local Palermo, Honduras 4820, Palermo, CABA.",
  "Lo podés retirar en Honduras 4820, de lunes a viernes de 10 a 19.",
  "Los sábados se retira de 10 a 13 en Honduras 4820.",
])("where and when the store says that an order is fetched may be said: %s", async (reply) => {
  expect(await holds(reply)).toBe(true);
});

it.each([
  "Lo podés retirar en Honduras 4860.",
  "Lo podés retirar en Gorriti 4820.",
  "Lo podés retirar en Honduras 4820, de lunes a viernes de 9 a 21.",
  "Los domingos se retira de 10 a 13 en Honduras 4820.",
])("nothing else may: %s", async (reply) => {
  expect(await holds(reply)).toBe(false);
});

it("of a place without a name for its street nothing is made up", async () => {
  const unknown = { ...PICKUP, address: null as never, hours: null as never };
  expect(await holds("Lo retirás en Local Palermo.", unknown)).toBe(true);
  expect(await holds("Lo retirás en Honduras 4820.", unknown)).toBe(false);
});
