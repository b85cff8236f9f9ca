import { expect, it } from "vitest";
import { nextOpening } from "./nextOpening.ts";

const at = (opensAt: string, language: "es" | "pt" | "en") =>
  nextOpening(opensAt, {
    now: "2026-11-23T23:00:00Z", // Monday, eight at night
    timezone: "America/Argentina/Buenos_Aires",
    locale: { language },
  });

it.each([
  ["2026-11-24T02:30:00Z", "hoy a partir de las 23:30", "hoje a partir das 23h30", "today from 11:30 pm"],
  ["2026-11-24T12:00:00Z", "mañana a partir de las 9", "amanhã a partir das 9h", "tomorrow from 9 am"],
  [
    "2026-11-28T16:00:00Z",
    "el sábado a partir de las 13",
    "no sábado a partir das 13h",
    "on Saturday from 1 pm",
  ],
  [
    "2026-11-25T04:00:00Z",
    "el miércoles a partir de la 1",
    "na quarta-feira a partir da 1h",
    "on Wednesday from 1 am",
  ],
  [
    "2027-01-05T12:00:00Z",
    "el 5 de enero a partir de las 9",
    "no dia 5 de janeiro a partir das 9h",
    "on 5 January from 9 am",
  ],
])("the opening at %s is said as people say it", (opensAt, ...said) => {
  expect([at(opensAt, "es"), at(opensAt, "pt"), at(opensAt, "en")]).toEqual(said);
});
