import type { OverviewRow } from "@platform/contract";
import { expect, it } from "vitest";
import { needsSomebody } from "./needs-somebody.ts";

const calm = { health: "ok", unanswered: 0, deadLetters: 0, spend: { level: "ok" } } as OverviewRow;

it.each<[boolean, Partial<OverviewRow>]>([
  [false, {}],
  [true, { health: "warn" }],
  [true, { health: "fail" }],
  [true, { health: null }],
  [true, { unanswered: 1 }],
  [true, { deadLetters: 2 }],
  [true, { spend: { ...calm.spend, level: "warn" } }],
])("a store needs somebody: %s with %j", (needs, more) => {
  expect(needsSomebody({ ...calm, ...more })).toBe(needs);
});
