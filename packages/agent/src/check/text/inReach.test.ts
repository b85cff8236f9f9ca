import { describe, expect, it } from "vitest";
import type { Knowledge } from "../know/knowledge.ts";
import { statementsOf } from "../know/statements.ts";
import { verbatimSentences } from "../know/verbatim.ts";
import { splitSentences } from "./sentences.ts";
import { openPage } from "./page.ts";
import { inReach } from "./inReach.ts";

describe("a text in reach of patterns", () => {
  it("is the text where its words and sentences have an end", () => {
    const text = "Hacemos envíos a todo el país.\nEl cambio es gratis, siempre. ".repeat(500);
    expect(inReach(text)).toBe(text);
  });

  it("has no word that is none", () => {
    const picture = `data:image/png;base64,${"iVBORw0KGgo".repeat(5_000)}`;
    expect(inReach(`Abrimos a las 9. ${picture} Cerramos a las 18.`)).toBe(
      "Abrimos a las 9. \n Cerramos a las 18.",
    );
  });

  it("ends what has no end between two words", () => {
    const text = inReach("botas de cuero ".repeat(5_000));
    const sentences = splitSentences(openPage(text)).map(({ start, end }) => end - start);
    expect(Math.max(...sentences)).toBeLessThan(2_100);
    expect(text.replaceAll("\n", " ")).toBe("botas de cuero ".repeat(5_000));
  });
});

it.each(["x", "á", "9", "-", ".", " ", "<a", "hola mundo ", "te llevan "])(
  "what a merchant wrote is read in a moment, even 60,000 characters of %j",
  (piece) => {
    const text = piece.repeat(60_000 / piece.length);
    // Of our own time: a busy machine's says nothing.
    const before = process.cpuUsage();
    statementsOf([{ source: "knowledge", text }], { day: "2026-01-05", weekday: 1 });
    verbatimSentences({ texts: [{ source: "knowledge", text }], facts: [] } as unknown as Knowledge);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  },
);
