import type { Locale } from "../text/locale.ts";

/** What the customer is told at a handoff where neither the tenant nor the model wrote anything. */
export function defaultHandoffMessage(locale: Locale): string {
  if (locale.language === "pt")
    return "Vou passar você para uma pessoa da equipe. Ela responde por aqui assim que puder.";
  if (locale.language === "en")
    return "I'm passing you on to a person from our team. They will answer you here as soon as they can.";
  return "Te paso con una persona del equipo. Te responde por acá apenas pueda.";
}
