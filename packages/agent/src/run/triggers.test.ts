import { describe, expect, it } from "vitest";
import type { AgentInput, Waiting } from "../input.ts";
import {
  sampleInput,
  sampleStore,
  scriptedModel,
  type SampleMessage,
  type ScriptedStep,
} from "../testing/index.ts";
import { runAgent } from "./runAgent.ts";

const WHOLESALE = {
  name: "Mayorista",
  examples: ["precio por mayor", "quiero revender"],
  text: "Las ventas por mayor las ve *Caro*, te escribe ella.",
};
const CHANGES = { name: "Cambios", examples: ["cambiar el talle"], text: null };
const STORE: Partial<AgentInput["store"]> = {
  topics: [WHOLESALE, CHANGES],
  triggers: { complaint: true, repeatedFailure: true },
};
/** Sunday, half past ten at night in the store; it opens on Monday at nine. */
const CLOSED = { open: false, opensAt: "2026-11-23T12:00:00.000Z", message: null };

interface Run {
  messages: SampleMessage[];
  steps?: ScriptedStep[];
  store?: Partial<AgentInput["store"]>;
  waiting?: Waiting;
  lastVerdict?: AgentInput["lastVerdict"];
}

async function run({
  messages,
  steps = [{ text: "Contame qué buscás." }],
  store = {},
  waiting,
  lastVerdict,
}: Run) {
  const model = scriptedModel(steps);
  const input = sampleInput({ messages, store: { ...STORE, ...store } });
  const result = await runAgent({
    deps: { model, store: sampleStore() },
    input: { ...input, waiting: waiting ?? null, lastVerdict: lastVerdict ?? null },
    signal: new AbortController().signal,
  });
  model.assertConsumed();
  const texts = "bubbles" in result ? result.bubbles.map(({ text }) => text) : [];
  const prompt = model.requests[0]?.messages.map(({ content }) => content ?? "").join("\n") ?? "";
  return { result, texts, prompt, asked: model.requests.length };
}

describe("a store's own topic", () => {
  it("hands over with the topic's own words, whatever the model says", async () => {
    const { result, texts, prompt } = await run({ messages: ["hola, ¿hacen precio por mayor?"] });
    expect(result).toMatchObject({
      kind: "handoff",
      cause: "topic",
      topic: "Mayorista",
      reason: "Mayorista",
    });
    expect(texts).toEqual(["Las ventas por mayor las ve *Caro*, te escribe ella."]);
    expect(prompt).toContain('- "Mayorista": precio por mayor; quiero revender');
    expect(prompt).toContain('con topic "Mayorista"');
  });

  it("keeps what the model wrote for the person who follows", async () => {
    const call = { name: "derivhumano", arguments: { summary: "Quiere 50 remeras", topic: null } };
    const { result } = await run({ messages: ["quiero revender"], steps: [{ call }] });
    expect(result).toMatchObject({ cause: "topic", topic: "Mayorista", summary: "Quiere 50 remeras" });
  });

  it("that only the model sees is the same, and one that doesn't exist is none", async () => {
    const call = (topic: string) => ({ name: "derivhumano", arguments: { reason: "x", topic } });
    const named = await run({ messages: ["necesito 80 unidades"], steps: [{ call: call("mayorista") }] });
    expect(named.result).toMatchObject({ cause: "topic", topic: "Mayorista" });
    expect(named.texts).toEqual([WHOLESALE.text]);
    const unknown = await run({ messages: ["necesito 80 unidades"], steps: [{ call: call("Prensa") }] });
    expect(unknown.result).toMatchObject({ cause: "agent", reason: "x" });
  });

  it("speaks to who writes another language in ours, not in the merchant's", async () => {
    const { texts } = await run({
      messages: ["olá, quero comprar por atacado", "vocês têm precio por mayor?"],
    });
    expect(texts).toEqual([
      "Vou passar você para uma pessoa da equipe. Ela responde por aqui assim que puder.",
    ]);
  });
});

describe("a complaint", () => {
  it("hands over where the store wants it, and is the model's where it doesn't", async () => {
    const angry = ["quiero mi plata, son unos chorros"];
    expect((await run({ messages: angry })).result).toMatchObject({
      cause: "complaint",
      reason: "complaint",
    });
    const off = await run({
      messages: angry,
      store: { triggers: { complaint: false, repeatedFailure: true } },
    });
    expect(off.result.kind).toBe("reply");
  });
});

describe("repeated failure", () => {
  const lost = { author: "bot" as const, text: "Perdón, no te entendí. ¿Podés reformularlo?" };
  it("is the bot that does not understand twice", async () => {
    const steps = [{ text: "No logré entender qué necesitás." }];
    const twice = await run({ messages: ["asdf", lost, "asdfg"], steps });
    expect(twice.result).toMatchObject({
      kind: "handoff",
      cause: "repeated_failure",
      reason: "not_understood",
    });
    expect(twice.texts.join()).not.toContain("entender");
    expect((await run({ messages: ["asdf"], steps })).result.kind).toBe("reply");
  });

  it("is the customer who says twice that they weren't understood", async () => {
    const answer = { author: "bot" as const, text: "Tenemos medias en negro." };
    const twice = ["hola", answer, "no es lo que pregunté", answer, "no me entendés"];
    expect((await run({ messages: twice })).result).toMatchObject({ cause: "repeated_failure" });
    expect((await run({ messages: ["hola", answer, "no me entendés"] })).result.kind).toBe("reply");
    const byPerson = [
      "hola",
      answer,
      "no es lo que pregunté",
      { author: "human" as const, text: "Ahora sí" },
      "no me entendés",
    ];
    expect((await run({ messages: byPerson })).result.kind).toBe("reply");
  });

  it("is two replies in a row whose statements had to be mended; what holds is said all the same", async () => {
    const steps = [{ text: "Salen $ 1." }, { text: "Te paso los talles que quieras, contame." }];
    const once = await run({ messages: ["precio?"], steps, lastVerdict: "passed" });
    expect(once.result.kind).toBe("reply");
    const twice = await run({ messages: ["precio?"], steps, lastVerdict: "repaired" });
    expect(twice.result).toMatchObject({
      kind: "handoff",
      cause: "repeated_failure",
      reason: "failed_again",
    });
    expect(twice.texts).toHaveLength(2);
    const off = { triggers: { complaint: true, repeatedFailure: false } };
    expect(
      (await run({ messages: ["precio?"], steps, lastVerdict: "repaired", store: off })).result.kind,
    ).toBe("reply");
  });
});

describe("what a customer is told while nobody attends", () => {
  it.each([
    [
      "quiero hablar con una persona",
      "Te paso con una persona del equipo. Te responden por acá mañana a partir de las 9.",
    ],
    [
      "quero falar com um atendente",
      "Vou passar você para uma pessoa da equipe. Respondem por aqui amanhã a partir das 9h.",
    ],
    [
      "I want to talk to a person",
      "I'm passing you on to a person from our team. They will answer you here tomorrow from 9 am.",
    ],
  ])("is when somebody will: %s", async (text, said) => {
    // 10:30 at night of the 22nd, in the store.
    const { texts } = await run({ messages: [text], store: { attendance: CLOSED } });
    expect(texts).toEqual([said.replace("mañana", "mañana")]);
  });

  it("stands behind the merchant's words, too, and gives way to a word for the day", async () => {
    const own = await run({ messages: ["quiero revender"], store: { attendance: CLOSED } });
    expect(own.texts).toEqual([`${WHOLESALE.text} Te responden por acá mañana a partir de las 9.`]);
    const away = { ...CLOSED, message: "Estamos de vacaciones hasta el 5." };
    const vacation = await run({ messages: ["quiero hablar con alguien"], store: { attendance: away } });
    expect(vacation.texts).toEqual(["Te paso con una persona del equipo. Estamos de vacaciones hasta el 5."]);
    const english = await run({ messages: ["I want to talk to a person"], store: { attendance: away } });
    expect(english.texts[0]).toContain("tomorrow from 9 am");
  });

  it("is nothing about hours while people attend, and where nobody knows", async () => {
    const open = { open: true, opensAt: null, message: null };
    for (const attendance of [open, null, { ...CLOSED, opensAt: null }])
      expect(
        (await run({ messages: ["quiero hablar con alguien"], store: { attendance } })).texts.join(),
      ).not.toContain("a partir");
  });
});

describe("a chat that waits out of hours", () => {
  const waiting: Waiting = { topics: ["Mayorista"], asked: ["hola, ¿hacen precio por mayor?"], told: false };
  const ALREADY = "Eso ya se lo pasé al equipo. Te responden por acá mañana a partir de las 9.";
  const store = { attendance: CLOSED };

  it("gets answers about the rest; the model knows what is closed", async () => {
    const { result, texts, prompt } = await run({ messages: ["¿tenés medias?"], waiting, store });
    expect(result.kind).toBe("reply");
    expect(texts).toEqual(["Contame qué buscás."]);
    expect(prompt).toContain(
      'ya espera a una persona del equipo, que sigue más tarde, por esto: ["Mayorista"',
    );
  });

  it.each([
    ["the topic in other words", "pero yo quiero revender"],
    ["a person", "quiero hablar con una persona"],
    ["nearly the same", "hola hacen el precio por mayor o no"],
  ])("asked again for %s says once that the team knows, without the model", async (_what, text) => {
    const first = await run({ messages: [text], waiting, store, steps: [] });
    expect(first.result).toMatchObject({ kind: "handoff", reason: "asked_again", again: true });
    expect(first.texts).toEqual([ALREADY]);
    const told = await run({ messages: [text], waiting: { ...waiting, told: true }, store, steps: [] });
    expect(told.result).toMatchObject({ kind: "handoff", again: true, bubbles: [] });
  });

  it.each([
    ["answers it all the same", { text: "Contame para qué querés el precio por mayor." }],
    [
      "hands it over again",
      { call: { name: "derivhumano", arguments: { reason: "mayorista", topic: "Mayorista" } } },
    ],
    ["only says that somebody was told", { text: "Ya le avisé a una persona del equipo." }],
  ])("is not answered what is closed where the model %s", async (_what, step) => {
    const { result, texts } = await run({ messages: ["¿y lo mío?"], waiting, store, steps: [step] });
    expect(result).toMatchObject({ kind: "handoff", again: true });
    expect(texts).toEqual([ALREADY]);
  });

  it("asked for something else besides gets that answered, too", async () => {
    const messages = ["¿tenés medias de red?", "ah y quiero revender"];
    const first = await run({ messages, waiting, store });
    expect(first.result).toMatchObject({ kind: "handoff", again: true });
    expect(first.texts).toEqual(["Contame qué buscás.", ALREADY]);
    const told = await run({ messages, waiting: { ...waiting, told: true }, store });
    expect(told.result).toMatchObject({ kind: "reply", bubbles: [{ text: "Contame qué buscás." }] });
  });

  it("hands another topic over with its own words", async () => {
    const { result, texts } = await run({ messages: ["quiero cambiar el talle"], waiting, store });
    expect(result).toMatchObject({ kind: "handoff", cause: "topic", topic: "Cambios" });
    expect(texts).toEqual([
      "Te paso con una persona del equipo. Te responden por acá mañana a partir de las 9.",
    ]);
  });

  it("whose customer gets angry is people's alone", async () => {
    const { result } = await run({ messages: ["son unos estafadores"], waiting, store, steps: [] });
    expect(result).toMatchObject({ kind: "handoff", cause: "complaint" });
  });
});
