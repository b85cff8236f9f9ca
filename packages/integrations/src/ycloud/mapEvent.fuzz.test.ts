import { describe, expect, it } from "vitest";
import { mapEvent } from "./mapEvent.ts";
import { eventShape, sample, sampleNames } from "./testing.ts";

/** A small generator with a seed, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WRONG: unknown[] = [
  null,
  true,
  0,
  -1.5,
  1e308,
  1_789_398_254,
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "x".repeat(20_000),
  "9999-99-99T99:99:99Z",
  "+271820-01-01T00:00:00Z",
  [],
  [null],
  [[]],
  [{ name: 7 }],
  {},
  { body: 7 },
  { id: ["x"] },
  { toString: "no" },
];

interface Slot {
  holder: Record<string, unknown>;
  key: string;
}

function slots(value: unknown, found: Slot[] = []): Slot[] {
  if (typeof value !== "object" || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    slots(holder[key], found);
  }
  return found;
}

function mutate(body: Record<string, unknown>, random: () => number): void {
  const times = 1 + Math.floor(random() * 4);
  for (let index = 0; index < times; index += 1) {
    const all = slots(body);
    const slot = all[Math.floor(random() * all.length)];
    if (slot === undefined) return;
    if (random() < 0.25) delete slot.holder[slot.key];
    else slot.holder[slot.key] = structuredClone(WRONG[Math.floor(random() * WRONG.length)]);
  }
}

describe("malformed fields", () => {
  it("never throw and never yield a shape that can't be stored", () => {
    const names = sampleNames();
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= 12_000; seed += 1) {
      const random = randomFrom(seed);
      const body = sample(names[seed % names.length] ?? "");
      mutate(body, random);
      const result = mapEvent(body);
      if (result.ok) {
        const parsed = eventShape.safeParse(result.event);
        expect(parsed.success, `seed ${seed}: ${parsed.error?.message}`).toBe(true);
      }
      const outcome = result.ok ? result.event.kind : result.reason;
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
    // The generator reaches every branch that matters; else the test would prove nothing.
    for (const outcome of [
      "inbound",
      "echo",
      "history",
      "status",
      "group",
      "other",
      "number_changed",
      "no_id",
    ]) {
      expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(20);
    }
  });

  it("keep a customer's text although everything else about the message is broken", () => {
    const body = sample("whatsapp.inbound_message.received.text.json");
    const message = body.whatsappInboundMessage as Record<string, unknown>;
    Object.assign(message, {
      id: {},
      wamid: 7.5,
      sendTime: "ayer",
      customerProfile: "Ana",
      context: [],
      referral: 3,
    });
    expect(mapEvent(body)).toMatchObject({
      ok: true,
      event: {
        kind: "inbound",
        messageId: "7.5",
        sendTime: null,
        content: { text: expect.stringContaining("vestido azul") as string },
      },
    });
  });

  it("lose NUL characters and half characters, which PostgreSQL refuses", () => {
    const body = sample("whatsapp.inbound_message.received.text.json");
    Object.assign(body.whatsappInboundMessage as object, { text: { body: "ho\0la \ud83d" } });
    expect(mapEvent(body)).toMatchObject({ event: { content: { text: "hola \ufffd" } } });
  });
});
