import { pino } from "pino";
import { expect, it } from "vitest";
import { takeApart } from "./takeApart.ts";

const log = pino({ level: "silent" });

/** As PostgreSQL's client throws it. */
const raised = (code: string): Error => Object.assign(new Error(code), { severity: "ERROR", code });

const take =
  (broken: readonly string[], code = "23514") =>
  async (ids: string[]): Promise<string[]> => {
    if (ids.some((id) => broken.includes(id))) throw raised(code);
    return ids;
  };

it("takes what is due of every store, and of the store that fails each chat but the one at fault", async () => {
  const passed: string[] = [];
  const taken = await takeApart({
    groups: [["a1", "a2", "a3"], ["b1"]],
    limit: 10,
    log,
    take: take(["a2"]),
    passOver: async (id) => void passed.push(id),
  });
  expect(taken).toEqual(["b1", "a1", "a3"]);
  expect(passed).toEqual(["a2"]);
});

it("what has been taken is answered though the chat at fault can't even be put off", async () => {
  const taken = await takeApart({
    groups: [["a1"], ["b1"]],
    limit: 10,
    log,
    take: take(["a1"]),
    passOver: () => Promise.reject(raised("23514")),
  });
  expect(taken).toEqual(["b1"]);
});

it("what has been taken is answered though the database is lost meanwhile", async () => {
  const lost = ["b1"];
  const taken = await takeApart({
    groups: [["a1"], lost, ["c1"]],
    limit: 10,
    log,
    take: take(lost, "57P01"),
    passOver: () => Promise.reject(new Error("Nobody's row is at fault")),
  });
  expect(taken).toEqual(["a1"]);
});
