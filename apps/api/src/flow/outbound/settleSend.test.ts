import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settleSend } from "./settleSend.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fromServer = (code: string): Error => Object.assign(new Error(code), { severity: "ERROR", code });

/** How it ends, and after how many tries, where the database refuses so often for this reason and takes it then. */
async function settle({
  code,
  refusals,
  endsAfter = Number.POSITIVE_INFINITY,
}: {
  code: string;
  refusals: number;
  endsAfter?: number;
}) {
  let tries = 0;
  const settled = settleSend(
    async () => {
      tries += 1;
      if (tries <= refusals) throw fromServer(code);
      return "stored";
    },
    { isEnding: () => tries >= endsAfter, onRefused: () => undefined },
  ).catch((error: unknown) => (error instanceof Error ? error.message : ""));
  await vi.runAllTimersAsync();
  return [await settled, tries];
}

describe("what is known of a message that was sent is stored", () => {
  it.each([
    ["on a server that is only to be read", "25006"],
    ["on a full disk", "53100"],
    ["by a server that starts", "57P03"],
    ["in a chat that somebody holds", "55P03"],
  ])("however long that can't be done %s: given up, it would be sent once more", async (_, code) => {
    expect(await settle({ code, refusals: 40 })).toEqual(["stored", 41]);
  });

  it("is given up where the row itself refuses it, and where the process ends", async () => {
    expect(await settle({ code: "23514", refusals: 40 })).toEqual(["23514", 6]);
    expect(await settle({ code: "25006", refusals: 40, endsAfter: 9 })).toEqual(["25006", 9]);
  });
});
