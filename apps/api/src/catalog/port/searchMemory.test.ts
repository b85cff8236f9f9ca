import { expect, it } from "vitest";
import { createSearchMemory } from "./searchMemory.ts";

const found = (...ids: string[]) => ({ revision: "r", ids });

it("keeps the last of a key, and forgets what was asked for least recently", () => {
  const memory = createSearchMemory({ maxEntries: 2 });
  memory.set("a", found("1"));
  memory.set("b", found("2"));
  memory.set("a", found("3"));
  memory.set("c", found());
  expect(memory.get("b")).toBeUndefined();
  expect(memory.get("a")).toEqual(found("3"));
  memory.set("d", found());
  expect(memory.get("c")).toBeUndefined();
  expect(memory.get("a")).toEqual(found("3"));
});

it("holds no more than its bytes, however few entries these are", () => {
  const memory = createSearchMemory({ maxBytes: 100_000 });
  const large = found(...Array.from({ length: 30 }, (_, n) => `${n}`.repeat(50)));
  for (let n = 0; n < 200; n += 1) memory.set(`${n}`, large);
  const kept = Array.from({ length: 200 }, (_, n) => memory.get(`${n}`)).filter((each) => each !== undefined);
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.length).toBeLessThan(40);
  for (let n = 0; n < 200; n += 1) memory.set("the same", large);
  expect(memory.get("the same")).toEqual(large);
  expect(memory.get("199")).toEqual(large);
  memory.set("x".repeat(10_000), found("1"));
  expect(memory.get("x".repeat(10_000))).toBeUndefined();
});
