import { describe, expect, it } from "vitest";
import { admitAutomatic, asksNature } from "./admitAutomatic.ts";
import { dropEmptyValues } from "./dropEmptyValues.ts";
import { toneDown } from "./toneDown.ts";
import { trimQuestions } from "./trimQuestions.ts";

describe("the voice of a reply", () => {
  it.each([
    ["¡¡¡Hola!!! ¡¡Qué bueno!! ¡Tenemos stock!", "¡Hola! Qué bueno. Tenemos stock."],
    ["Hola! Que bom! Temos sim!!", "Hola! Que bom. Temos sim."],
    ["¿¿Cuál te gusta??", "¿Cuál te gusta?"],
    ["¡¿Cuál?!", "¿Cuál?"],
    ["Tenemos las Clara. ¡Aprovechá ya!", "Tenemos las Clara."],
    [
      "Salen $ 74.900. ¡No te lo pierdas! ¡Últimas horas! ¿Qué talle usás?",
      "Salen $ 74.900. ¿Qué talle usás?",
    ],
    ["¡Corré que se acaban! Hay rosa y negro.", "Hay rosa y negro."],
    ["Temos sim. Aproveite já! Não perca esta oportunidade!", "Temos sim."],
    ["It comes in red. Don't miss out! Buy now!", "It comes in red."],
    ["🔥🔥🔥 Clara 🩰 ✨ Rosa 💖💖", "🔥🔥 Clara Rosa"],
    ["👉 Precio: $ 100\n👉 Talle: 38\n👉 Color: rosa", "👉 Precio: $ 100\n👉 Talle: 38\nColor: rosa"],
    ["Hola 👋🏽", "Hola 👋🏽"],
    ["Pedido #1052, 2 x 1, © y ™ quedan", "Pedido #1052, 2 x 1, © y ™ quedan"],
  ])("%j becomes %j", (text, calm) => {
    expect(toneDown(text)).toBe(calm);
  });

  it.each([
    "¡Hola, Ana! Te muestro lo que hay.",
    "Con el cupón DANZA15 aprovechás un 15%.",
    "Últimas 2 unidades en talle 38.",
    "La oferta termina el 30/11.",
    "https://danzarina.example/oferta!imperdible!ya!",
    "Comprá ahora y pagá el 5/12",
  ])("leaves %j", (text) => {
    expect(toneDown(text)).toBe(text);
  });

  it("keeps the name of a product to the letter, and never ends with nothing", () => {
    expect(toneDown("¡Hola! ¡Tenemos Yahoo!! rosa!", ["Yahoo!!"])).toBe("¡Hola! Tenemos Yahoo!! rosa.");
    expect(toneDown("¡Aprovechá ya!")).toBe("¡Aprovechá ya!");
  });
});

describe("one question per reply", () => {
  it.each([
    ["Hola, ¿cómo estás? ¿Qué buscás?", "Hola. ¿Qué buscás?"],
    ["¡Hola! ¿Todo bien? Tenemos las Clara. ¿Qué talle usás?", "¡Hola! Tenemos las Clara. ¿Qué talle usás?"],
    ["Oi, tudo bem? Qual tamanho você usa?", "Oi. Qual tamanho você usa?"],
    ["Hi! How are you? Which size?", "Hi! Which size?"],
    ["Hay dos. ¿Cuál te gusta más? ¿Te paso el link? ¿Necesitás algo más?", "Hay dos. ¿Cuál te gusta más?"],
    ["Hay dos.\n\n¿Cuál te gusta más?\n\n¿Es para vos?", "Hay dos.\n\n¿Cuál te gusta más?"],
    ["¿En qué te ayudo? ¿Buscás algo para danza?", "¿Buscás algo para danza?"],
  ])("%j becomes %j", (text, one) => {
    expect(trimQuestions(text)).toBe(one);
  });

  it.each([
    "¿Te referís a las Clara? Salen $ 89.900. ¿Qué talle usás?",
    "¿Qué talle usás, 36 o 37?",
    "¿Cuál es? Fijate en https://d.example/?a=1",
    "No sé.",
  ])("leaves %j: nothing that explains may go", (text) => {
    expect(trimQuestions(text)).toBe(text);
  });
});

describe("a value that isn't there", () => {
  it.each([
    ["Clara\nPrecio: $None\nTalles: 36, 37", "Clara\n\nTalles: 36, 37"],
    ["Clara - Precio: $ null - https://d.example/clara", "Clara - https://d.example/clara"],
    ["Clara $ 89.900 (antes: $undefined)", "Clara $ 89.900"],
    ["Clara $ 89.900 (antes $NaN)", "Clara $ 89.900"],
    ["Total: R$ None,00. Quer?", "Quer?"],
    ["Color: null", ""],
  ])("%j becomes %j", (text, shown) => {
    expect(dropEmptyValues(text)).toBe(shown.trim());
  });

  it.each(["None of these come in red.", "Sale $ 100", "null", "Sabor: Nulo"])("%j is left", (text) => {
    expect(dropEmptyValues(text)).toBe(text);
  });
});

describe("what is answering", () => {
  const line = "Soy el asistente automático de Danzarina.";
  const admit = (text: string, asked = true) => admitAutomatic(text, { asked, line });

  it.each([
    "Soy una persona real.",
    "Sí, soy una persona de carne y hueso.",
    "No, soy una persona.",
    "No soy un bot.",
    "Claro que soy humana.",
    "¡No soy ningún robot!",
    "No soy un asistente virtual.",
    "Estás hablando con una persona.",
    "Del otro lado hay una persona.",
    "Sou uma pessoa de verdade.",
    "Não sou um robô.",
    "Você está falando com uma pessoa.",
    "I'm a real person.",
    "I am human.",
    "I'm not a bot.",
    "You're talking to a human.",
    "No estás hablando con un bot.",
  ])("%j is never sent, asked or not", (claim) => {
    for (const asked of [true, false])
      expect(admit(`${claim} Contame qué buscás.`, asked)).toBe(`${line}\n\nContame qué buscás.`);
  });

  it.each([
    ["Sí.", line],
    ["No, para nada. Contame qué buscás.", `${line}\n\npara nada. Contame qué buscás.`],
    ["Soy Caro, de Danzarina.", `${line}\n\nSoy Caro, de Danzarina.`],
    ["¿Qué buscás?", `${line}\n\n¿Qué buscás?`],
  ])("asked, %j is answered %j", (text, honest) => {
    expect(admit(text)).toBe(honest);
  });

  it.each([
    "Soy el asistente automático de Danzarina. ¿Qué buscás?",
    "Sí, soy un bot.",
    "No soy una persona, soy un asistente virtual.",
    "I'm an automated assistant.",
    "Sou um robô da loja.",
  ])("%j says it already", (text) => {
    expect(admit(text)).toBe(text);
  });

  it.each([
    "¿Querés hablar con una persona?",
    "Es ideal para una persona alta.",
    "Tenemos un robot de juguete.",
  ])("not asked, %j stays as it is", (text) => {
    expect(admit(text, false)).toBe(text);
  });

  it.each([
    "¿sos un bot?",
    "sos una persona?",
    "sos real?",
    "sos humano o robot?",
    "¿estoy hablando con una persona o un robot?",
    "esto es un bot?",
    "es usted una persona?",
    "eres una ia?",
    "me contesta una máquina?",
    "bot?",
    "sos chatgpt?",
    "hola, sos una persona real?",
    "perdón, ¿estoy hablando con un humano?",
    "eres de verdad?",
    "você é um robô?",
    "vc é humano?",
    "é robô?",
    "estou falando com uma pessoa?",
    "voce é uma pessoa real",
    "are you a bot?",
    "are you human",
    "is this a bot?",
    "am I talking to a real person?",
    "are you an AI?",
  ])("%j asks what it is", (text) => {
    expect(asksNature(text)).toBe(true);
  });

  it.each([
    "tenés robot de juguete?",
    "is this machine washable?",
    "quiero hablar con una persona",
    "sos de rosario?",
    "¿es para una persona alta?",
    "esto es una máquina de coser?",
    "eres muy amable",
    "é de couro?",
    "e ia comprar",
    "hola",
    "son originales?",
    "are you open?",
    "¿este es de verdad cuero?",
    "me atiende alguien?",
  ])("%j doesn't", (text) => {
    expect(asksNature(text)).toBe(false);
  });
});
