import { randomFrom } from "@platform/simulator";
import { describe, expect, it } from "vitest";
import { diffTexts, type Run } from "./diffTexts.ts";

/** A diff is right if it tells both texts, whatever else it says. */
function told(runs: readonly Run[], without: Run["kind"]): string {
  return runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");
}

/** `[-gone-]` and `[+new+]`, for reading. */
function shown(runs: readonly Run[]): string {
  const marks = { same: ["", ""], removed: ["[-", "-]"], added: ["[+", "+]"] } as const;
  return runs.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join("");
}

const PROMPT = `Sos el asistente de {STORE_NAME}.
Ofrecé talles del 35 al 41.

No hacemos envíos al exterior.
`;

describe("what was done to a text", () => {
  it("is nothing where both are equal", () => {
    expect(diffTexts(PROMPT, PROMPT)).toEqual({ changes: 0, runs: [{ kind: "same", text: PROMPT }] });
    expect(diffTexts("", "")).toEqual({ changes: 0, runs: [] });
  });

  it("is told by words within an edited line", () => {
    const { changes, runs } = diffTexts(PROMPT, PROMPT.replace("35 al 41", "34 al 42"));
    expect(changes).toBe(2);
    expect(shown(runs)).toContain("Ofrecé talles del [-35 -][+34 +]al [-41-][+42+].");
  });

  it("is told by lines where they were added, removed or rewritten", () => {
    const after = PROMPT.replace("No hacemos envíos al exterior.\n", "Retiros en Rosario de 9 a 18.\n");
    const { changes, runs } = diffTexts(PROMPT, `Hola.\n${after}`);
    expect(changes).toBe(2);
    expect(shown(runs)).toBe(`[+Hola.
+]Sos el asistente de {STORE_NAME}.
Ofrecé talles del 35 al 41.

[-No hacemos envíos al exterior.
-][+Retiros en Rosario de 9 a 18.
+]`);
  });

  it("leaves the line above an added last line alone", () => {
    expect(shown(diffTexts("Uno.\nDos.", "Uno.\nDos.\nTres.").runs)).toBe("Uno.\nDos.[+\nTres.+]");
    expect(shown(diffTexts("Uno.\nDos.\nTres.", "Uno.\nDos.").runs)).toBe("Uno.\nDos.[-\nTres.-]");
  });

  it("counts places, not lines", () => {
    expect(diffTexts("a\nb\nc\nd\ne\n", "a\nx\ny\nd\nz\n").changes).toBe(2);
  });

  it.each([
    ["", PROMPT],
    [PROMPT, ""],
    ["sin fin de línea", "sin fin de línea\n"],
    ["a\r\nb\r\n", "a\nb\n"],
    ["👩‍👧 á́ e\u0301", "👩‍👧 é a"],
    ["x\n".repeat(30), "x\ny\n".repeat(20)],
    ["a b a b a b c", "b a b a c b a"],
  ])("tells both texts to the letter (%#)", (before, after) => {
    const { runs } = diffTexts(before, after);
    expect(told(runs, "added")).toBe(before);
    expect(told(runs, "removed")).toBe(after);
  });

  it("tells both texts to the letter, whatever they are", () => {
    const next = randomFrom(7);
    const random = (below: number): number => Math.floor(next() * below);
    const text = (): string =>
      Array.from({ length: random(60) }, () => ["hola", " ", "\n", "talle", "{X}", ".", "ñ"][random(7)]).join(
        "",
      );
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [text(), text()];
      const { runs } = diffTexts(before, after);
      expect([told(runs, "added"), told(runs, "removed")]).toEqual([before, after]);
    }
  });

  it("stays quick on the longest texts that may be saved", () => {
    const lines = (word: string): string =>
      Array.from({ length: 20_000 }, (_, n) => `${word}${n % 9}`).join("\n");
    // Of our own time: a busy machine's says nothing.
    const before = process.cpuUsage();
    const { runs } = diffTexts(lines("a").slice(0, 60_000), lines("b").slice(0, 60_000));
    expect(told(runs, "added")).toBe(lines("a").slice(0, 60_000));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});
