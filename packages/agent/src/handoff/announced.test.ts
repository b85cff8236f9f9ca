import { describe, expect, it } from "vitest";
import { promisesHandoff } from "./promisesHandoff.ts";

describe("a handoff that is only said becomes one", () => {
  it.each([
    "Ya te derivé con una persona del equipo.",
    "Listo, te derivé con un asesor.",
    "Ya le pasé tu consulta al equipo.",
    "Le paso tu consulta a una persona del equipo.",
    "Tu consulta ya fue derivada al equipo.",
    "Derivé tu caso a un asesor.",
    "Ya avisé al equipo para que te contacten.",
    "En breve te va a contactar un asesor.",
    "Enseguida te atiende una persona.",
    "Un compañero se va a comunicar con vos.",
    "Te van a responder del equipo a la brevedad.",
    "Te comunico con un vendedor.",
    "Voy a transferirte con un representante.",
    "Aguardá que te atiende un humano.",
    "Te estoy transfiriendo con un asesor.",
    "Ya hay una persona viendo tu caso.",
    "Te contactaremos a la brevedad.",
    "Alguien del equipo te escribe en un rato.",
    "Já passei sua mensagem para a equipe.",
    "Já transferi você para um atendente.",
    "Um atendente vai falar com você em breve.",
    "Vou encaminhar para um atendente.",
    "Alguém da equipe vai entrar em contato.",
    "Estou transferindo você para um humano.",
    "I've transferred you to an agent.",
    "I have passed your message to our team.",
    "An agent will be with you shortly.",
    "Our team will get back to you soon.",
    "I'm handing you over to a colleague.",
    "You will be contacted by our team.",
    "No te preocupes, ya te derivé con una persona.",
    "Lamento lo que pasó, un asesor te va a llamar.",
  ])("%s", (text) => {
    expect(promisesHandoff(text)).toBe(true);
  });
});

describe("what only sounds like one doesn't", () => {
  it.each([
    "¿Querés que te pase con alguien del equipo?",
    "Si querés, te paso con una persona del equipo.",
    "Puedo pasarte con una persona si preferís.",
    "Le paso el link.",
    "Te paso los talles que hay.",
    "El pedido lo entrega el correo en tu domicilio.",
    "Ya lo vi: hay stock en negro.",
    "La persona que recibe tiene que mostrar el DNI.",
    "El equipo de trabajo está en la categoría Indumentaria.",
    "No puedo derivarte en este momento.",
    "El correo te va a contactar antes de entregar.",
    "Una persona de 1,70 usa talle M.",
    "Quer que eu passe para alguém da equipe?",
    "O correio vai entrar em contato antes da entrega.",
    "Would you like me to pass you on to someone?",
    "The courier will contact you before delivery.",
    "Nuestro equipo armó esta selección.",
    "Podés escribirle al equipo por acá.",
  ])("%s", (text) => {
    expect(promisesHandoff(text)).toBe(false);
  });
});
