import { expect, it } from "vitest";
import { detectHumanWish } from "../handoff/detectHumanWish.ts";
import { promisesHandoff } from "../handoff/promisesHandoff.ts";
import { admitAutomatic, asksNature } from "../reply/admitAutomatic.ts";
import { cleanModelText } from "../reply/cleanModelText.ts";
import { composeBubbles } from "../reply/composeBubbles.ts";
import { dropEmptyValues } from "../reply/dropEmptyValues.ts";
import { findLeak } from "../reply/findLeak.ts";
import { markdownToWhatsApp } from "../reply/markdownToWhatsApp.ts";
import { repeatsOnRequest } from "../reply/repeatsOnRequest.ts";
import { toneDown } from "../reply/toneDown.ts";
import { trimQuestions } from "../reply/trimQuestions.ts";
import { customerLanguage } from "../text/customerLocale.ts";

/** Everything that reads what a customer or model wrote. */
const READERS: Record<string, (text: string) => unknown> = {
  detectHumanWish,
  promisesHandoff,
  asksNature,
  admitAutomatic: (text) => admitAutomatic(text, { asked: true, line: "Soy el asistente." }),
  repeatsOnRequest: (text) => repeatsOnRequest(`hola ${text}`, { customerTexts: [text], names: ["a"] }),
  findLeak: (text) => findLeak(text, [text]),
  cleanModelText,
  toneDown: (text) => toneDown(text, ["a!"]),
  trimQuestions,
  dropEmptyValues,
  markdownToWhatsApp,
  composeBubbles: (text) => composeBubbles({ text, facts: [], products: [] }),
  customerLanguage: (text) => customerLanguage([text]),
};

/** What makes careless patterns run for minutes: long runs of what they look for. The bound is for a busy machine. */
const PIECES = [
  "a",
  " ",
  "\n",
  ".",
  "!",
  "¡",
  "¿¡!?",
  "*",
  "**a ",
  "_a",
  "`",
  "~",
  "(",
  "[",
  "[a](",
  "{",
  '{"a":',
  "<",
  "<a ",
  "<think>",
  "|",
  "#",
  "-",
  "1",
  "41 ",
  "01000001 ",
  "QUJD",
  "https://",
  "a@",
  "una ",
  "no ",
  "soy una ",
  "quiero hablar con una ",
  "repetí ",
  "para una ",
  "Precio: ",
  "Precio: $ ",
  "- ",
  "Action: a\n",
  "[TOOL_CALLS]",
  "<|channel|>analysis",
  "orders(",
  "&amp;",
  "a\u200B",
  "😀",
  "¿a? ",
  "ñ",
  "\u0301",
];

it.each(Object.entries(READERS))("%s reads any 4,096 characters in a moment", (_name, read) => {
  for (const piece of PIECES)
    for (const end of ["", " None", "persona", "?", "}", "</think>"]) {
      const text = `${piece.repeat(Math.ceil(4_096 / piece.length)).slice(0, 4_096 - end.length)}${end}`;
      // Of our own time: a busy machine's says nothing.
      const before = process.cpuUsage();
      read(text);
      const took = process.cpuUsage(before).user / 1_000;
      if (took > 5_000)
        throw new Error(`${JSON.stringify(piece)} + ${JSON.stringify(end)} took ${took.toFixed(0)} ms`);
    }
  expect(PIECES.length).toBeGreaterThan(40);
});
