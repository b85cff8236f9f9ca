import { describe, expect, it } from "vitest";
import { sampleInput, scriptedModel, type SampleMessage, type ScriptedStep } from "../testing/index.ts";
import { estimateTokens } from "../text/estimateTokens.ts";
import { summarize } from "./summarize.ts";
import { withoutFacts } from "./withoutFacts.ts";

const MESSAGES: SampleMessage[] = [
  "Hola, busco puntas para mi hija, calza 38",
  { author: "bot", text: "Tenemos las Clara a $ 89.900" },
  { author: "human", text: "Te las aparto hasta mañana" },
];

async function run(
  step: ScriptedStep,
  over: { previous?: string; messages?: SampleMessage[]; country?: string } = {},
) {
  const model = scriptedModel([step]);
  const { history } = sampleInput({ messages: over.messages ?? MESSAGES });
  const result = await summarize({
    deps: { model },
    input: {
      previous: over.previous ?? null,
      messages: history,
      country: over.country ?? "AR",
      mainLanguage: null,
      model: "chico",
    },
    signal: new AbortController().signal,
  });
  const [request] = model.requests;
  return { result, request, asked: request?.messages.map(({ content }) => content ?? "") ?? [] };
}

describe("a summary", () => {
  it("is asked for with who said what and what was summed up before, and without tools", async () => {
    const { result, request, asked } = await run(
      { text: "Busca puntas, talle 38." },
      { previous: "Baila desde chica." },
    );
    expect(result).toMatchObject({ kind: "summary", text: "Busca puntas, talle 38." });
    expect(result.step).toMatchObject({
      model: "chico",
      inputTokens: 100,
      cachedTokens: 40,
      outputTokens: 20,
    });
    expect(request).toMatchObject({ model: "chico", tools: [], maxOutputTokens: 250 });
    expect(asked[1]).toBe(
      "Resumen anterior:\nBaila desde chica.\n\nMensajes:\nCliente: Hola, busco puntas para mi hija, calza 38\nBot: Tenemos las Clara a $ 89.900\nPersona de la tienda: Te las aparto hasta mañana",
    );
  });

  it("is in Portuguese where the store is", async () => {
    expect((await run({ text: "x" }, { country: "BR" })).asked[0]).toContain("Resuma esta conversa");
  });

  it("reads a bounded part of a chat of any length, the newest", async () => {
    const messages = Array.from({ length: 400 }, (_, index) => `mensaje ${index} ${"palabra ".repeat(20)}`);
    const { asked } = await run({ text: "x" }, { messages });
    expect(estimateTokens(asked.join(""))).toBeLessThan(4_000);
    expect(asked[1]).toContain("mensaje 399");
    expect(asked[1]).not.toContain("mensaje 0 ");
  });

  it("is at most twelve hundred characters, whatever the model writes", async () => {
    const { result } = await run({ text: "Una frase cualquiera. ".repeat(200) });
    expect(result.kind === "summary" && result.text.length).toBeLessThanOrEqual(1_200);
  });

  it("of a model that writes without end is none", async () => {
    const { result } = await run({ text: "<think>".repeat(20_000) });
    expect(result).toMatchObject({ kind: "failure", code: "bad_response" });
  });
  it("loses what the model should have left out", async () => {
    const { result } = await run({ text: "Se le ofreció a $ 89.900 con el cupón VERANO20, pedido #1053." });
    expect(result).toMatchObject({ text: "Se le ofreció a [monto] con el cupón [código], pedido [número]." });
  });

  it.each<[string, ScriptedStep, string]>([
    ["a refusing model", { fail: "rate_limited" }, "rate_limited"],
    ["an empty answer", { text: " " }, "empty_reply"],
    ["an answer that is no text", { text: '{"summary": 1}' }, "empty_reply"],
  ])("of %s is a failure and nothing more", async (_what, step, code) => {
    expect((await run(step)).result).toMatchObject({ kind: "failure", code });
  });
});

describe("what no summary says", () => {
  it.each([
    ["sale $89.900", "sale [monto]"],
    ["a 89.900 con envío", "a [monto] con envío"],
    ["por R$ 49,90", "por [monto]"],
    ["USD 12 o 15 mil pesos", "[monto] o [monto]"],
    ["20% off en 6 cuotas", "[porcentaje] off en [cuotas]"],
    ["https://x.example/a?b=1 y www.x.example", "[enlace] y [enlace]"],
    ["seguimiento AR123456789", "seguimiento [código]"],
    ["pedido 1234567", "pedido [número]"],
    // What a customer said of themselves stays.
    ["calza 38, mide 1,65 y tiene 2 hijas", "calza 38, mide 1,65 y tiene 2 hijas"],
    ["para el 15 de mayo, talle XL", "para el 15 de mayo, talle XL"],
  ])("%s", (text, expected) => {
    expect(withoutFacts(text)).toBe(expected);
  });
});
