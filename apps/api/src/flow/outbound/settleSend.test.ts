import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settleSend } from "./settleSend.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fromServer = (code: string): Error => Object.assign(new Error(code), { severity: "ERROR", code });

/** How it ends, and after how many tries, where the database refuses so often for this reason and takes it then. */
async function settle({
  error,
  refusals,
  endsAfterMs,
}: {
  error: Error;
  refusals: number;
  endsAfterMs?: number;
}) {
  let tries = 0;
  const ending = new AbortController();
  if (endsAfterMs !== undefined) setTimeout(() => ending.abort(), endsAfterMs);
  const settled = settleSend(
    async () => {
      tries += 1;
      if (tries <= refusals) throw error;
      return "stored";
    },
    { ending: ending.signal, onRefused: () => undefined },
  ).catch((last: unknown) => (last instanceof Error ? last.message : ""));
  const before = Date.now();
  const ended = settled.then(() => Date.now() - before);
  // Longer than any of these takes. Not "all timers": one that another file left behind may set itself again for ever.
  await vi.advanceTimersByTimeAsync(900_000);
  return { end: await settled, tries, ms: await ended };
}

describe("what is known of a message that was sent is stored", () => {
  it.each([
    ["on a server that is only to be read", "25006"],
    ["on a full disk", "53100"],
    ["by a server that starts", "57P03"],
    ["in a chat that somebody holds", "55P03"],
  ])("however long that can't be done %s: given up, it would be sent once more", async (_, code) => {
    expect(await settle({ error: fromServer(code), refusals: 40 })).toMatchObject({
      end: "stored",
      tries: 41,
    });
  });

  it.each([
    ["the row itself refuses it", fromServer("23514")],
    ["what is at fault is this program", new TypeError("undefined is not a function")],
    ["the statement lacks a value", Object.assign(new Error("UNDEFINED_VALUE"), { code: "UNDEFINED_VALUE" })],
  ])("is given up where %s", async (_, error) => {
    expect(await settle({ error, refusals: 40 })).toMatchObject({ end: error.message, tries: 6 });
  });

  it("is tried a last time where the process ends, and at once", async () => {
    const endsAfterMs = 30_000;
    const tried = { refusals: 40, endsAfterMs };
    expect(await settle({ ...tried, error: fromServer("25006") })).toEqual({
      end: "25006",
      tries: 8,
      ms: endsAfterMs,
    });
    // Of a chat that somebody holds it is known how that would end, a second later.
    expect(await settle({ ...tried, error: fromServer("55P03") })).toEqual({
      end: "55P03",
      tries: 7,
      ms: endsAfterMs,
    });
    expect(await settle({ ...tried, refusals: 7, error: fromServer("25006") })).toMatchObject({
      end: "stored",
    });
  });
});
