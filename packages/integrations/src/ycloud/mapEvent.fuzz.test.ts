import { malformed, randomFrom } from "@platform/simulator";
import { describe, expect, it } from "vitest";
import { mapEvent } from "./mapEvent.ts";
import { eventShape, sample, sampleNames } from "./testing.ts";

describe("malformed fields", () => {
  it("never throw and never yield a shape that can't be stored", () => {
    const names = sampleNames();
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= 12_000; seed += 1) {
      const body = malformed(sample(names[seed % names.length] ?? ""), { random: randomFrom(seed) });
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
