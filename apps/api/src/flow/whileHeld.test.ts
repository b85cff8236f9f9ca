import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { whileHeld } from "./whileHeld.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();
const fromServer = (code: string): Error => Object.assign(new Error(code), { severity: "ERROR", code });

async function commit(error: Error, refusals: number, until = signal) {
  let tries = 0;
  const committed = whileHeld(async () => {
    tries += 1;
    if (tries <= refusals) throw error;
    return "committed";
  }, until).catch((last: unknown) => (last instanceof Error ? last.message : ""));
  await vi.runAllTimersAsync();
  return [await committed, tries];
}

describe("what a model has answered", () => {
  it.each(["55P03", "25006", "53100", "57P03"])(
    "is kept for a minute where the database can't take it for a while (%s), and asked for anew after that",
    async (code) => {
      expect(await commit(fromServer(code), 7)).toEqual(["committed", 8]);
      expect(await commit(fromServer(code), 8)).toEqual([code, 8]);
    },
  );

  it("is not tried twice where the row refuses it, or where this process has let go of the database", async () => {
    expect(await commit(fromServer("23514"), 1)).toEqual(["23514", 1]);
    const closed = Object.assign(new Error("closed"), { code: "CONNECTION_ENDED" });
    expect(await commit(closed, 1)).toEqual(["closed", 1]);
  });

  it("is told to the database at once, and once, where a newer message or a person has overtaken it, or where the process ends", async () => {
    const over = async (refusals: number) => {
      const ending = new AbortController();
      const committed = commit(fromServer("25006"), refusals, ending.signal);
      setTimeout(() => ending.abort(), 10);
      return committed;
    };
    expect(await over(1)).toEqual(["committed", 2]);
    expect(await over(8)).toEqual(["25006", 2]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
