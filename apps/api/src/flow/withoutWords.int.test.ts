import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLES } from "@platform/simulator";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";

type Content = Parameters<ReturnType<Flow["ycloud"]["customer"]>["send"]>[0];

let flow: Flow;
let customers = 0;
beforeAll(async () => {
  flow = await startFlow();
});
afterAll(() => flow.stop());

/** What a new customer got for one message, and what the model was told of it. */
async function answerTo(content: Content): Promise<{ text: string; asked: string; outcomes: unknown[] }> {
  customers += 1;
  const phone = `+549116666${7000 + customers}`;
  const before = flow.model.requests.length;
  await flow.ycloud.customer(phone).send(content);
  await flow.ycloud.waitForSent(1, { to: phone });
  const rows = await until(
    () => flow.sql`
      select m.outcome from chat_messages m join chat_conversations c on c.id = m.conversation_id
      where m.role = 'user' and c.contact_phone = ${phone}`,
    (all) => all.every((row) => row["outcome"] !== null),
  );
  const asked = flow.model.requests[before]?.messages.findLast(({ role }) => role === "user");
  return {
    text: flow.ycloud.sentMessages
      .filter(({ to }) => to === phone)
      .map(({ text }) => text)
      .join("\n"),
    asked: asked?.content ?? "",
    outcomes: rows.map((row) => row["outcome"] as unknown),
  };
}

describe("L7: a message without words gets a polite answer, never silence", () => {
  const point = { latitude: -34.5881, longitude: -58.4253 };
  const UNREADABLE = "[mensaje de un tipo que WhatsApp no deja leer]";
  it.each<{ what: string; content: Content; answer: RegExp; seen: string }>([
    { what: "a sticker", content: { type: "sticker" }, answer: /sticker/, seen: "[sticker]" },
    { what: "an emoji", content: { type: "text", text: "🩰❤️" }, answer: /ayudar/, seen: "🩰❤️" },
    {
      what: "a document",
      content: { type: "document", media: { ...SAMPLES.receipt(), filename: "medidas.pdf" } },
      answer: /Lo recibí/,
      seen: "[documento: medidas.pdf]",
    },
    { what: "a video", content: { type: "video" }, answer: /Lo recibí/, seen: "[video]" },
    {
      what: "a place",
      content: { type: "location", ...point, name: "Thames 1240" },
      answer: /ubicación/,
      seen: "[ubicación: Thames 1240]",
    },
    {
      what: "a bare point",
      content: { type: "location", ...point },
      answer: /ubicación/,
      seen: "[ubicación: -34.5881, -58.4253]",
    },
    {
      what: "a contact",
      content: { type: "contacts", name: "Luz", phone: "+541155550000" },
      answer: /contacto/,
      seen: "[contacto: Luz, +541155550000]",
    },
    { what: "a poll", content: { type: "unsupported" }, answer: /Lo recibí/, seen: UNREADABLE },
    {
      what: "a message that is gone",
      content: { type: "unsupported", code: "131060" },
      answer: /Lo recibí/,
      seen: UNREADABLE,
    },
    {
      what: "an opened chat",
      content: { type: "request_welcome" },
      answer: /ayudar/,
      seen: "[abrió el chat por primera vez, sin escribir nada]",
    },
    {
      what: "a tapped button",
      content: { type: "button_reply", id: "1", title: "Cupones" },
      answer: /./,
      seen: "[opción elegida] Cupones",
    },
  ])("$what", async ({ content, answer, seen }) => {
    const { text, asked, outcomes } = await answerTo(content);
    expect(text).toMatch(answer);
    expect(asked).toBe(seen);
    expect(outcomes).toEqual(["answered"]);
  });

  it("a cart of WhatsApp's catalogue is read with the store's names and quantities", async () => {
    const { sku, name } = await someVariant();
    const items = [
      { sku, quantity: 2, price: 100 },
      { sku: "NO-EXISTE", quantity: 1, price: 5 },
    ];
    const { asked, text } = await answerTo({ type: "order", items });
    expect(asked).toContain(`2 × ${name}`);
    expect(asked).toContain("1 × código NO-EXISTE");
    expect(text).not.toBe("");
  });
});

/** A variant as the simulated store has it. */
async function someVariant(): Promise<{ sku: string; name: string }> {
  const response = await fetch(`${flow.store.baseUrl}/2025-03/4815162/products?per_page=5&published=true`, {
    headers: { Authentication: "bearer store-token", "User-Agent": "Test (test@example.com)" },
  });
  const products = (await response.json()) as { name: { es: string }; variants: { sku: string | null }[] }[];
  const found = products.find(({ variants }) => variants[0]?.sku);
  return { sku: found?.variants[0]?.sku ?? "", name: found?.name.es ?? "" };
}
