import { describe, expect, it } from "vitest";
import type { Returned } from "../input.ts";
import {
  sampleInput,
  sampleStore,
  scriptedModel,
  type SampleMessage,
  type ScriptedStep,
} from "../testing/index.ts";
import { runAgent } from "./runAgent.ts";

const RETURNED: Returned = {
  name: "Marta",
  from: "2026-11-22T17:05:00.000Z",
  to: "2026-11-22T18:20:00.000Z",
  topics: ["Mayorista"],
  reason: "Mayorista",
  seen: 0,
};
const TALK: SampleMessage[] = [
  "quiero revender",
  { author: "bot", text: "Te paso con Caro." },
  { author: "human", text: "Hola, soy Marta. Desde 20 unidades hay 15 %." },
];

async function run(messages: SampleMessage[], steps: ScriptedStep[], returned: Partial<Returned> = {}) {
  const model = scriptedModel(steps);
  const input = sampleInput({
    messages: [...TALK, ...messages],
    store: {
      topics: [{ name: "Mayorista", examples: ["quiero revender"], text: null }],
      triggers: { complaint: true, repeatedFailure: true },
    },
  });
  const result = await runAgent({
    deps: { model, store: sampleStore() },
    input: { ...input, now: "2026-11-22T18:30:00.000Z", returned: { ...RETURNED, ...returned } },
    signal: new AbortController().signal,
  });
  model.assertConsumed();
  const texts = "bubbles" in result ? result.bubbles.map(({ text }) => text) : [];
  const asked = model.requests.map(({ messages: sent }) =>
    sent.map(({ content }) => content ?? "").join("\n"),
  );
  return { result, texts, asked };
}
const HAND_OVER = { call: { name: "derivhumano", arguments: { reason: "Mayorista", topic: "Mayorista" } } };

describe("a chat that people have given back", () => {
  it("is gone on with: the bot knows who had it, from when to when, and for what", async () => {
    const { asked } = await run(["¿en qué colores?"], [{ text: "Contame qué modelo." }]);
    expect(asked[0]).toContain("De 14:05 a 15:20 atendió Marta, y devolvió el chat al asistente.");
    expect(asked[0]).toContain('Se había derivado por: ["Mayorista"].');
    expect(asked[0]).toContain("[Respondió una persona del equipo] Hola, soy Marta.");
    const phone = await run(["¿en qué colores?"], [{ text: "Contame." }], {
      name: null,
      from: "2026-11-21T17:05:00.000Z",
    });
    expect(phone.asked[0]).toMatch(/De 21\/11,? 14:05 a 15:20 atendió el equipo/);
  });

  it("is not greeted again by a model that greets, unless the customer does", async () => {
    const greeting = { text: "¡Hola! Soy el asistente virtual de la tienda. Contame qué modelo." };
    expect((await run(["¿en qué colores?"], [greeting])).texts).toEqual(["Contame qué modelo."]);
    expect((await run(["hola, ¿en qué colores?"], [greeting])).texts.join(" ")).toContain("¡Hola!");
  });

  it("is not handed over again for the same by a model that wants to; the answer comes from the bot", async () => {
    const { result, texts, asked } = await run(
      ["¿en qué colores?"],
      [HAND_OVER, { text: "Contame qué modelo." }],
    );
    expect(result.kind).toBe("reply");
    expect(texts).toEqual(["Contame qué modelo."]);
    expect(asked[1]).toContain("no se deriva otra vez por lo mismo");
  });

  it("is handed over where the model insists, or the customer asks anew", async () => {
    expect((await run(["¿en qué colores?"], [HAND_OVER, HAND_OVER])).result.kind).toBe("handoff");
    const wish = await run(["quiero hablar con una persona"], [HAND_OVER]);
    expect(wish.result.kind).toBe("handoff");
    expect((await run(["quiero revender medias también"], [{ text: "Contame." }])).result).toMatchObject({
      kind: "handoff",
      topic: "Mayorista",
    });
  });

  it("is answered where what is pending had been read by whoever gave it back", async () => {
    const pending = ["quiero hablar con una persona"];
    expect((await run(pending, [{ text: "Contame qué modelo." }], { seen: 1 })).result.kind).toBe("reply");
    const more = await run([...pending, "¿me pasás con alguien?"], [{ text: "Contame." }], { seen: 1 });
    expect(more.result.kind).toBe("handoff");
  });
});
