import { describe, expect, it } from "vitest";
import { localeOf } from "../text/locale.ts";
import { approvedTexts } from "./approvedTexts.ts";
import { gatherFacts } from "./cases/gatherFacts.ts";
import { STORES } from "./cases/parseCases.ts";
import { checkReply, type Checked } from "./checkReply.ts";

const { danza } = STORES;
const facts = await gatherFacts(danza);

function check(reply: string, pictured: boolean): Checked {
  return checkReply({
    texts: [reply],
    facts,
    approved: approvedTexts(danza.store, { people: [] }),
    sheet: danza.store.sheet,
    website: danza.store.website,
    currency: localeOf(danza.store.country).currency,
    country: danza.store.country,
    timezone: danza.store.timezone,
    now: "2026-11-23T13:30:00.000Z",
    pictured,
    customer: [],
    context: [],
  });
}

const SAME = [
  "Sí, es ese mismo.",
  "Es exactamente el mismo modelo.",
  "El de tu foto es la Malla Aurora manga larga.",
  "La de la imagen se llama Malla Aurora.",
  "¡Lo encontré! Es la que me mandaste.",
  "Es la misma malla que la de tu foto.",
  "La Malla Aurora es idéntica.",
  "Ese modelo lo tenemos: Malla Aurora, $ 45.000.",
  "Coincide exactamente con tu foto.",
  "Se trata de la misma.",
  "Reconozco el modelo de tu foto: es la Aurora.",
  "Sí, es esa.",
  "La que se ve en tu foto la tenemos en Negro.",
  "Tal cual la de tu captura.",
  "Es justo el que buscás.",
  "É exatamente o mesmo.",
  "O da sua foto é o Bolso Grand Jeté.",
  "Sim, é esse mesmo.",
  "É idêntico ao da imagem.",
  "Esse modelo nós temos.",
  "Encontrei o da sua foto.",
  "That's the exact one.",
  "It's the same one as in your picture.",
  "The one in your photo is the Malla Aurora.",
  "Yes, we have that exact model.",
  "It's a perfect match.",
  "I found the one in your photo.",
];

const SIMILAR = [
  "Por la foto, lo más parecido que hay es la Malla Aurora manga larga a $ 45.000.",
  "Es muy parecida a la de tu foto.",
  "No puedo asegurar que sea el mismo modelo.",
  "No sé si es la misma que la de tu foto.",
  "No es la misma, pero se parece.",
  "¿Es esta la que buscás?",
  "Encontré dos modelos parecidos al de tu foto.",
  "Podría ser la Aurora, pero por la foto no se sabe.",
  "Gracias por la foto. ¿Qué talle buscás?",
  "El precio es el mismo en Negro y en Bordó.",
  "Las dos son del mismo talle.",
  "En tu foto veo una malla negra de manga larga.",
  "Similar a la tuya tengo la Malla Aurora.",
  "Pelo que vejo, o mais parecido é o Bolso Grand Jeté.",
  "Não dá para saber se é o mesmo.",
  "É parecido com o da sua foto.",
  "The closest I found to your picture is the Malla Aurora.",
  "It looks similar to the one in your photo.",
  "I can't tell whether it's the same one.",
  "Is this the one you are looking for?",
];

describe("by a picture nothing is the same", () => {
  it.each(SAME)("%s", (reply) => {
    expect(
      check(reply, true).claims.filter(({ kind, reason }) => kind === "likeness" && reason !== null),
    ).not.toEqual([]);
    expect(check(reply, true).holds).toBe(false);
  });

  it.each(SAME)("where nobody sent one it is no such claim: %s", (reply) => {
    expect(check(reply, false).claims.filter(({ kind }) => kind === "likeness")).toEqual([]);
  });
});

describe("what is called similar may be said", () => {
  it.each(SIMILAR)("%s", (reply) => {
    expect(check(reply, true).claims.filter(({ reason }) => reason !== null)).toEqual([]);
  });
});
