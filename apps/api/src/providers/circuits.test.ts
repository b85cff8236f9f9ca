import { describe, expect, it } from "vitest";
import { createCircuits, type CircuitChange, type CircuitKey } from "./circuits.ts";

const danza: CircuitKey = { tenantId: "1", provider: "ycloud", credential: "yk_1" };
const refused = { kind: "credential", code: "UNAUTHORIZED" } as const;
const away = { kind: "unavailable", code: "timeout" } as const;

function clocked() {
  let at = 1_000;
  const changes: CircuitChange[] = [];
  const circuits = createCircuits({ now: () => at, onChange: (change) => changes.push(change) });
  const fail = (times: number, key = danza, verdict: typeof refused | typeof away = refused): void => {
    for (let n = 0; n < times; n += 1) circuits.note(key, verdict);
  };
  const pass = (ms: number): void => {
    at += ms;
  };
  return { circuits, changes, fail, pass };
}

describe("a store's provider", () => {
  it("is left alone after its key was refused twice, and says why", () => {
    const { circuits, fail } = clocked();
    fail(1);
    expect(circuits.blocked(danza)).toBeNull();
    fail(1);
    expect(circuits.blocked(danza)).toEqual({ code: "UNAUTHORIZED" });
  });

  it("may fail to answer four times in a row; what works in between counts anew", () => {
    const { circuits, fail } = clocked();
    fail(4, danza, away);
    circuits.note(danza, { kind: "ok" });
    fail(4, danza, away);
    expect(circuits.blocked(danza)).toBeNull();
    fail(1, danza, away);
    expect(circuits.blocked(danza)).toEqual({ code: "timeout" });
  });

  it("gets one call after the pause, then a longer pause, at most five minutes", () => {
    const { circuits, changes, fail, pass } = clocked();
    fail(2);
    const pauses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const open = changes.at(-1)?.open;
      pauses.push(open?.forMs ?? 0);
      pass((open?.forMs ?? 0) - 1);
      expect(circuits.blocked(danza)).not.toBeNull();
      pass(1);
      expect(circuits.blocked(danza)).toBeNull();
      expect(circuits.blocked(danza)).not.toBeNull();
      fail(1);
    }
    expect(pauses).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it("gets another probe where the first one never ended", () => {
    const { circuits, fail, pass } = clocked();
    fail(2);
    pass(15_000);
    expect(circuits.blocked(danza)).toBeNull();
    pass(30_000);
    expect(circuits.blocked(danza)).toBeNull();
  });

  it("is asked as always once a call went well, and that is told", () => {
    const { circuits, changes, fail, pass } = clocked();
    fail(2);
    pass(15_000);
    circuits.blocked(danza);
    circuits.note(danza, { kind: "ok" });
    expect(circuits.blocked(danza)).toBeNull();
    expect(changes.map(({ open }) => open?.code ?? null)).toEqual(["UNAUTHORIZED", null]);
  });

  it("is asked at once with another key", () => {
    const { circuits, fail } = clocked();
    fail(2);
    expect(circuits.blocked({ ...danza, credential: "yk_2" })).toBeNull();
  });

  it("is no other store's, and no other provider's", () => {
    const { circuits, fail } = clocked();
    fail(9);
    expect(circuits.blocked({ ...danza, tenantId: "2" })).toBeNull();
    expect(circuits.blocked({ ...danza, provider: "model" })).toBeNull();
  });

  it("is not judged by limits, and not by calls that we gave up ourselves", () => {
    const { circuits, fail } = clocked();
    fail(1);
    circuits.note(danza, { kind: "neutral" });
    fail(1);
    expect(circuits.blocked(danza)).not.toBeNull();
  });
});
