import { expect, it } from "vitest";
import { createPresence, GONE_AFTER_MS, type Presence } from "./presence.ts";

function world() {
  let now = 0;
  const timers: { at: number; run: () => void }[] = [];
  const presence = createPresence({
    userId: () => "me",
    now: () => now,
    setTimer: (run, ms) => timers.push({ at: now + ms, run }),
  });
  const tell = (state: Presence["state"], personId = "marta") =>
    presence.note({
      kind: "presence",
      tenantId: "1",
      conversationId: "c1",
      personId,
      personName: personId === "marta" ? "Marta" : personId,
      state,
    });
  const pass = (ms: number) => {
    now += ms;
    for (const { at, run } of timers) if (at <= now) run();
  };
  return { tell, pass, inChat: () => presence.colleagues.get().get("c1") ?? [] };
}

it("a colleague is shown while heard of, as typing while typing", () => {
  const { tell, pass, inChat } = world();
  tell("here");
  expect(inChat()).toEqual([{ personId: "marta", name: "Marta", typing: false }]);
  tell("typing");
  expect(inChat()[0]?.typing).toBe(true);
  // Whoever writes is there, too, and says both.
  pass(2_000);
  tell("here");
  expect(inChat()[0]?.typing).toBe(true);
  pass(5_000);
  expect(inChat()[0]?.typing).toBe(false);
  pass(GONE_AFTER_MS - 5_000);
  expect(inChat()).toEqual([]);
});

it("who says to be gone is gone at once; the reader is never a colleague", () => {
  const { tell, inChat } = world();
  tell("here", "me");
  expect(inChat()).toEqual([]);
  tell("here");
  tell("gone");
  expect(inChat()).toEqual([]);
});

it("heard again, nobody is taken for gone by what was heard before", () => {
  const { tell, pass, inChat } = world();
  tell("here");
  pass(8_000);
  tell("here");
  pass(8_000);
  expect(inChat()).toHaveLength(1);
});
