import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Bubble, MessageFacts } from "./messageFacts.ts";
import { toExplanation } from "./toExplanation.ts";
import { explainWords } from "./words.ts";

const { cancelled: cancelReasons, waits: waitReasons, silences: rightfulOutcomes } = explainWords.es;
const AT = "2026-11-22T10:00:00Z";
const message: MessageFacts = {
  role: "user",
  createdAt: AT,
  outcome: null,
  storeName: "Danza",
  botPhoneNumber: "+5491155550000",
  businessPhone: null,
  turnDueAt: null,
  turnDue: false,
  turnRunning: false,
  waitingReason: null,
  turn: null,
  bubbles: [],
};
const turn = { failed: false, outcome: "reply", reason: null, at: AT, facts: 1, model: "m" };
const bubble: Bubble = {
  sendState: "accepted",
  providerStatus: "delivered",
  failureCode: null,
  failureReason: null,
  at: AT,
};
const explain = (facts: Partial<MessageFacts>) => {
  const { steps, firstFailing, fix } = toExplanation(explainWords.es, { ...message, ...facts });
  const stop = steps.find(({ step }) => step === firstFailing);
  return { step: firstFailing, status: stop?.status, detail: stop?.detail, fix };
};
const left = (change: Partial<Bubble>) =>
  explain({ outcome: "answered", turn, bubbles: [{ ...bubble, ...change }] });

/** Every word that the database can write as the reason of a silence. */
function reasonsOfTheGate(): string[] {
  const gate = readFileSync(
    new URL("../../../../../packages/db/functions/10_gate.sql", import.meta.url),
    "utf8",
  );
  const owners = new Set(["human", "waiting"]);
  return [...gate.matchAll(/then '(\w+)'/g)]
    .map(([, word]) => word ?? "")
    .filter((word) => !owners.has(word));
}

describe("why a message was not answered", () => {
  it.each([
    ["with_person", "Devolvé el chat al bot"],
    ["waiting_for_person", "Tomá el chat"],
    ["paused", "Quitá la pausa"],
    ["mode_off", "Cambiá el modo"],
    ["not_a_test_number", "Agregá el número"],
    ["store_off", "que la reanude"],
    ["excluded", "Volvé a permitir el bot"],
    ["window_closed", "plantilla"],
    ["recently_human", "devolvelo al bot"],
    ["opening_hours", "cambiá el horario"],
    ["overtaken", "Devolvé el chat al bot"],
    ["history", "No hace falta nada"],
    ["number_changed", "No hace falta nada"],
    ["no_answer_needed", "tomá el chat"],
  ])("%s is a rightful silence with its way out", (outcome, fix) => {
    const found = explain({ outcome });
    expect(found).toMatchObject({ step: "owner", status: "rightful" });
    expect(found.fix).toContain(fix);
  });

  it("knows every reason that the database can give", () => {
    const reasons = reasonsOfTheGate();
    expect(reasons).toContain("recently_human");
    expect(reasons.filter((reason) => !Object.hasOwn(rightfulOutcomes, reason))).toEqual([]);
  });

  it("tells silence that the watchdog found from a chat that the agent handed over", () => {
    expect(explain({ outcome: "handoff" })).toMatchObject({ step: "agent", status: "failed" });
    const handed = { ...turn, outcome: "handoff", reason: "pidió una persona" };
    expect(explain({ outcome: "handoff", turn: handed, bubbles: [bubble] })).toMatchObject({
      step: "agent",
      status: "rightful",
    });
  });

  it("names what broke at the model, and its mend", () => {
    const failed = { ...turn, outcome: "handoff", failed: true, reason: "unauthorized: Incorrect API key" };
    const found = explain({ outcome: "handoff", turn: failed, bubbles: [bubble] });
    expect(found).toMatchObject({ step: "agent", status: "failed" });
    expect(found.fix).toContain("clave del modelo");
  });

  it.each([
    ["customer_limit", "rightful", "devolvelo al bot"],
    ["budget_spent", "failed", "subí el tope"],
  ])("%s is told with its way out", (reason, status, fix) => {
    const over = { ...turn, outcome: "handoff", reason };
    const found = explain({ outcome: reason, turn: over, bubbles: [bubble] });
    expect(found).toMatchObject({ step: "agent", status });
    expect(found.fix).toContain(fix);
  });

  it("says that the agent saw nothing to answer", () => {
    const silent = { ...turn, outcome: "silence", reason: "emoji" };
    expect(explain({ outcome: "no_answer_needed", turn: silent })).toMatchObject({
      step: "agent",
      status: "rightful",
    });
  });

  it("waits where a newer message made the reply stale", () => {
    expect(explain({ turn: { ...turn, outcome: "superseded" } })).toMatchObject({
      step: "agent",
      status: "waiting",
    });
  });

  it("waits for who approves a draft", () => {
    const found = explain({ outcome: "drafted", turn, bubbles: [{ ...bubble, sendState: "draft" }] });
    expect(found).toMatchObject({ step: "sending", status: "waiting" });
    expect(found.fix).toContain("Aprobá");
  });

  it.each([
    ["UNAUTHORIZED", "clave de YCloud"],
    ["no_ycloud_key", "clave de YCloud"],
    ["BALANCE_INSUFFICIENT", "saldo"],
  ])("says why a reply is kept back (%s), and what lets it leave", (failureCode, fix) => {
    const found = left({ sendState: "queued", providerStatus: null, failureCode });
    expect(found).toMatchObject({ step: "sending", status: "failed" });
    expect(found.fix).toContain(fix);
  });

  it.each(Object.keys(waitReasons))("has nothing to mend where a reply only waits: %s", (failureCode) => {
    const found = left({ sendState: "queued", providerStatus: null, failureCode });
    expect(found).toMatchObject({ step: "sending", status: "waiting", fix: null });
  });

  it.each([...Object.keys(cancelReasons), ...reasonsOfTheGate(), null])(
    "says why a bubble was dropped: %s",
    (failureCode) => {
      const found = left({ sendState: "cancelled", providerStatus: null, failureCode });
      expect(found).toMatchObject({ step: "sending", status: "rightful" });
      expect(found.detail).not.toContain("sin detalle");
      expect(found.fix).not.toBeNull();
    },
  );

  it("has nothing to say against what was delivered", () => {
    expect(left({})).toEqual({ step: null, status: undefined, detail: undefined, fix: null });
  });
});
