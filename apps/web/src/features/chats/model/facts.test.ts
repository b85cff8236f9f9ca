import { expect, test } from "vitest";
import { type Mark, splitByMarks } from "./facts.ts";

const markOf = (text: string): Mark => ({
  text,
  value: text,
  tool: "store_info",
  source: null,
  derived: false,
  at: null,
});

test("what was checked over several lines is underlined line by line", () => {
  const account = markOf("Banco Credicoop\nAlias: PUNTA");
  expect(splitByMarks("Para transferir:\nBanco Credicoop\nAlias: PUNTA.", [account])).toEqual([
    { text: "Para transferir:\n", mark: null },
    { text: "Banco Credicoop", mark: account },
    { text: "\n", mark: null },
    { text: "Alias: PUNTA", mark: account },
    { text: ".", mark: null },
  ]);
});
