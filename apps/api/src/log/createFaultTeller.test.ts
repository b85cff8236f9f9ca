import { expect, it } from "vitest";
import { createFaultTeller } from "./createFaultTeller.ts";

it("says which rows were passed over once a minute for each step, however often they are looked at", () => {
  const told: unknown[] = [];
  let now = 0;
  const tell = createFaultTeller({ error: (line: unknown) => told.push(line) } as never, () => now);
  const fault = { step: "end_overrides", keys: ["c1"], reason: "violates check constraint" };
  for (; now < 120_000; now += 1_000) tell(fault);
  tell({ ...fault, step: "notice_silence" });
  expect(told).toEqual([fault, fault, { ...fault, step: "notice_silence" }]);
});
