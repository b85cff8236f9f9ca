import { describe, expect, it } from "vitest";
import type { StoreOrder } from "../ports.ts";
import {
  sampleInput,
  sampleStore,
  SAMPLE_ORDERS,
  scriptedModel,
  type ScriptedStep,
} from "../testing/index.ts";
import { runAgent } from "./runAgent.ts";

const order = (number: string, over: Partial<StoreOrder> = {}): StoreOrder => {
  const [sample] = SAMPLE_ORDERS;
  if (sample === undefined) throw new Error("no sample order");
  return {
    ...sample.order,
    number,
    paymentStatus: "pending",
    status: "open",
    totalCents: 1_780_000,
    ...over,
  };
};
const pdf = {
  type: "document",
  text: null,
  attachment: { kind: "file" as const, state: "there" as const, name: "comprobante.pdf" },
};

async function receive({
  orders = [],
  steps = [],
  messages = [pdf],
  store = {},
}: {
  orders?: StoreOrder[];
  steps?: ScriptedStep[];
  messages?: NonNullable<Parameters<typeof sampleInput>[0]>["messages"];
  store?: object;
}) {
  const model = scriptedModel(steps);
  const result = await runAgent({
    deps: {
      model,
      store: { ...sampleStore(), findOrders: () => Promise.resolve(orders), ...store },
    },
    input: sampleInput({ messages: messages ?? [], store: { handoffMessage: "Te paso con Vero." } }),
    limits: { toolCallMs: 200 },
    signal: new AbortController().signal,
  });
  model.assertConsumed();
  return { result, model };
}

describe("a receipt", () => {
  it("goes to a person with this customer's open order; the customer hears that it came, never that it is paid", async () => {
    const { result, model } = await receive({
      orders: [
        order("1051"),
        order("1049", { paymentStatus: "paid" }),
        order("1047", { status: "cancelled" }),
      ],
    });
    expect(result).toMatchObject({
      kind: "handoff",
      cause: "receipt",
      reason: "comprobante de pago",
      summary: expect.stringContaining("#1051 por $ 17.800") as string,
      wantedAction: "Verificar el pago del pedido #1051",
      bubbles: [
        { type: "text", text: "Recibido, lo verificamos. Te responde por acá una persona del equipo." },
      ],
    });
    expect(JSON.stringify(result.kind === "handoff" && result.bubbles)).not.toMatch(
      /pagad|acredit|confirmad/i,
    );
    expect(model.requests).toEqual([]);
    expect(result.trace.steps).toMatchObject([{ kind: "tool", tool: "payment_receipt", error: null }]);
    expect(result.trace.facts).toMatchObject([{ kind: "order", text: "#1051" }]);
  });

  it("of a customer with several open orders, or none, says so to the person", async () => {
    const several = await receive({ orders: [order("1051"), order("1060")] });
    expect(several.result).toMatchObject({ summary: expect.stringContaining("#1051, #1060") as string });
    const none = await receive({});
    expect(none.result).toMatchObject({
      cause: "receipt",
      summary: expect.stringContaining("No se encontró") as string,
    });
  });

  it.each([
    ["can't be asked", { findOrders: sampleStore({ failWith: "unauthorized" }).findOrders }],
    ["never answers", { findOrders: sampleStore({ hang: true }).findOrders }],
  ])("is not lost when the store %s", async (_what, store) => {
    const { result } = await receive({ store });
    expect(result).toMatchObject({
      kind: "handoff",
      cause: "receipt",
      bubbles: [{ text: expect.stringContaining("Recibido") as string }],
    });
  });

  it("that only the picture shows is the model's to see; its words and its number don't count", async () => {
    const { result } = await receive({
      orders: [order("1051"), order("1060")],
      messages: [{ type: "image", text: null, picture: { mimeType: "image/jpeg", base64: "x" } }],
      steps: [
        {
          text: "¡Listo, tu pago está acreditado!",
          call: { name: "payment_receipt", arguments: { order_number: "1060", amount: "$ 17.800" } },
        },
      ],
    });
    expect(result).toMatchObject({
      kind: "handoff",
      cause: "receipt",
      wantedAction: "Verificar el pago del pedido #1060",
      bubbles: [{ text: "Recibido, lo verificamos. Te responde por acá una persona del equipo." }],
    });
  });

  it("named by a number that isn't this customer's is matched to nothing", async () => {
    const { result } = await receive({
      orders: [order("1051"), order("1060")],
      messages: ["hola"],
      steps: [{ call: { name: "payment_receipt", arguments: { order_number: "1053" } } }],
    });
    expect(JSON.stringify(result.kind === "handoff" && [result.summary, result.wantedAction])).not.toContain(
      "1053",
    );
  });
});
