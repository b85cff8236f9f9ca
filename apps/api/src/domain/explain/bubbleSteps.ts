import type { Bubble } from "./messageFacts.ts";
import { skipped, type StepAndFix } from "./step.ts";
import { said } from "../said.ts";
import type { ExplainWords } from "./words.ts";

/** Whether what was to leave left, and whether it arrived. */
export function bubbleSteps(words: ExplainWords, bubbles: readonly Bubble[]): StepAndFix[] {
  const { sending, delivery } = words.steps;
  if (bubbles.length === 0)
    return [skipped("sending", sending.nothing), skipped("delivery", delivery.nothing)];
  const worst =
    bubbles.find(({ sendState }) => sendState === "failed") ??
    bubbles.find(({ sendState }) => sendState !== "accepted" && sendState !== null);
  if (worst !== undefined) return [notSent(words, worst), skipped("delivery", delivery.notLeft)];
  const detail = sending.left(`${bubbles.length}`);
  return [
    { step: "sending", status: "ok", at: bubbles.at(-1)?.at ?? null, detail },
    delivered(words, bubbles),
  ];
}

function notSent(words: ExplainWords, { sendState, failureCode, failureReason, at }: Bubble): StepAndFix {
  const { sending, noDetail } = words.steps;
  const why = failureReason ?? failureCode ?? noDetail;
  const fix = said(words.sendFixes, failureCode);
  const waiting = { step: "sending", status: "waiting", at } as const;
  const failed = { step: "sending", status: "failed", at } as const;
  switch (sendState) {
    case "failed":
      return { ...failed, detail: sending.failed(why), fix: fix ?? sending.retry };
    case "unknown":
      return { ...waiting, ...sending.unknown };
    case "draft":
      return { ...waiting, ...sending.draft };
    case "cancelled":
      return cancelled(words, at, failureCode);
    case "queued": {
      const turn = said(words.waits, failureCode);
      if (turn !== undefined) return { ...waiting, detail: sending.waits(turn) };
      return failureCode === null
        ? { ...waiting, detail: sending.about }
        : { ...failed, detail: sending.held(why), fix: fix ?? sending.lookAtStore };
    }
    default:
      return { ...waiting, detail: sending.about };
  }
}

function cancelled(words: ExplainWords, at: string, code: string | null): StepAndFix {
  const { sending } = words.steps;
  const silence = said(words.silences, code);
  const why = said(words.cancelled, code) ?? sending.discarded;
  const detail =
    silence === undefined || code === "overtaken" ? sending.cancelled(why) : sending.silent(silence.detail);
  return { step: "sending", status: "rightful", at, detail, fix: silence?.fix ?? sending.byHand };
}

function delivered(words: ExplainWords, bubbles: readonly Bubble[]): StepAndFix {
  const { sending, delivery, noDetail } = words.steps;
  const failed = bubbles.find(({ providerStatus }) => providerStatus === "failed");
  if (failed !== undefined) {
    const { at, failureCode, failureReason } = failed;
    const detail = delivery.failed(failureReason ?? failureCode ?? noDetail);
    const fix = said(words.sendFixes, failureCode) ?? sending.retry;
    return { step: "delivery", status: "failed", at, detail, fix };
  }
  const last = bubbles.at(-1);
  const at = last?.at ?? null;
  const done = bubbles.every(
    ({ providerStatus }) => providerStatus === "delivered" || providerStatus === "read",
  );
  if (!done) return { step: "delivery", status: "waiting", at, detail: delivery.onItsWay };
  const detail = last?.providerStatus === "read" ? delivery.read : delivery.arrived;
  return { step: "delivery", status: "ok", at, detail };
}
