import { expect, it } from "vitest";
import { dropGreeting, greets } from "./dropGreeting.ts";

const store = { botName: "Sofi" };

it.each([
  ["¡Hola, Ana! Sí, queda en 38.", "Sí, queda en 38."],
  ["Hola Ana María, tenemos la negra.", "Tenemos la negra."],
  ["¡Hola de nuevo! 👋 ¿Cómo estás? Llega el jueves.", "Llega el jueves."],
  ["Buenas tardes.\n\nSoy Sofi, el asistente de Danza. El envío sale $ 3.000.", "El envío sale $ 3.000."],
  ["¡Hola! ¿En qué te puedo ayudar?", "¿En qué te puedo ayudar?"],
  ["Olá, tudo bem? Sou a assistente da loja. Temos em azul.", "Temos em azul."],
  ["Hi there! I'm Sofi. We have it in blue.", "We have it in blue."],
])("%j is sent as %j", (said, sent) => {
  expect(dropGreeting(said, store)).toBe(sent);
});

it.each([
  "Buenas noticias: volvió el talle 38.",
  "Bienvenidos los cambios dentro de los 30 días.",
  "Soy sincero: ese modelo talla chico.",
  "Hoy hay 20 % off, hola y todo.",
  "¡Hola!",
  "Oigo lo que decís.",
  "Hellos es la marca.",
])("%j stays", (said) => {
  expect(dropGreeting(said, store)).toBe(said);
});

it.each([
  ["hola, ¿y el envío?", true],
  ["buenas tardes", true],
  ["Oi", true],
  ["¿y el envío?", false],
  ["oigan, ¿y el envío?", false],
])("%j greets: %s", (said, greeting) => {
  expect(greets(said)).toBe(greeting);
});
