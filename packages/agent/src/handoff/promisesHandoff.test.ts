import { describe, expect, it } from "vitest";
import { promisesHandoff } from "./promisesHandoff.ts";

describe("a reply that says that a person takes over", () => {
  it.each([
    "Te paso con una persona del equipo.",
    "Entiendo, ya te derivo con un asesor para que lo vea.",
    "Lamento lo que pasó. Una persona del equipo te va a responder por acá.",
    "Voy a derivarte con el equipo.",
    "Vou te passar para um atendente.",
    "Uma pessoa da equipe vai te responder em breve.",
    "I'm transferring you to our team.",
    "Someone will contact you soon.",
  ])("%s", (text) => {
    expect(promisesHandoff(text)).toBe(true);
  });
});

describe("an offer, a question or other people", () => {
  it.each([
    "¿Querés que te pase con una persona del equipo?",
    "Si preferís, te paso con una persona del equipo.",
    "Soy un asistente automático, no una persona.",
    "No puedo asegurarte que una persona te va a llamar.",
    "Es ideal para una persona alta.",
    "El equipo viene con pantalón y remera.",
    "Te paso el link: https://danzarina.example",
    "Te paso con el descuento: $ 74.900,50",
    "Se quiser, te passo para um atendente.",
  ])("%s", (text) => {
    expect(promisesHandoff(text)).toBe(false);
  });
});
