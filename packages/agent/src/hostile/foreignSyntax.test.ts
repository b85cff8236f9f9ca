import { describe, expect, it } from "vitest";
import { cleanModelText } from "../reply/cleanModelText.ts";
import { FOREIGN_SYNTAX } from "../testing/index.ts";

describe("what a model writes beside its channel never reaches a customer", () => {
  it.each(FOREIGN_SYNTAX)("$from", ({ raw, shown }) => {
    const clean = cleanModelText(raw);
    expect(clean.kind === "text" ? clean.text : null).toBe(shown);
  });
});
