import type { Bubble } from "./messageFacts.ts";
import { skipped, type StepAndFix } from "./step.ts";
import { cancelReasons, rightfulOutcomes, sendFixes, waitReasons } from "./words.ts";

/** Whether what was to leave left, and whether it arrived. */
export function bubbleSteps(bubbles: readonly Bubble[]): StepAndFix[] {
  if (bubbles.length === 0)
    return [
      skipped("sending", "No hay nada para mandar."),
      skipped("delivery", "No hay nada para entregar."),
    ];
  const worst =
    bubbles.find(({ sendState }) => sendState === "failed") ??
    bubbles.find(({ sendState }) => sendState !== "accepted" && sendState !== null);
  const sending = worst === undefined ? sent(bubbles) : notSent(worst);
  return [sending, worst === undefined ? delivery(bubbles) : skipped("delivery", "Todavía no salió.")];
}

function sent(bubbles: readonly Bubble[]): StepAndFix {
  const detail = bubbles.length === 1 ? "Salió el mensaje." : `Salieron los ${bubbles.length} mensajes.`;
  return { step: "sending", status: "ok", at: bubbles.at(-1)?.at ?? null, detail };
}

function notSent({ sendState, failureCode, failureReason, at }: Bubble): StepAndFix {
  const why = failureReason ?? failureCode ?? "sin detalle";
  const fix = sendFixes[failureCode ?? ""];
  switch (sendState) {
    case "failed":
      return {
        step: "sending",
        status: "failed",
        at,
        detail: `No se pudo mandar: ${why}.`,
        fix: fix ?? "Reintentá el envío.",
      };
    case "unknown":
      return {
        step: "sending",
        status: "waiting",
        at,
        detail: "No sabemos si salió; se espera el aviso de WhatsApp.",
        fix: "Si no llega, reintentá el envío.",
      };
    case "draft":
      return {
        step: "sending",
        status: "waiting",
        at,
        detail: "Es un borrador: espera que alguien lo apruebe.",
        fix: "Aprobá o descartá el borrador.",
      };
    case "cancelled":
      return cancelled(at, failureCode);
    case "queued":
      if (failureCode === null) return { step: "sending", status: "waiting", at, detail: "Está por salir." };
      if (waitReasons[failureCode] !== undefined)
        return {
          step: "sending",
          status: "waiting",
          at,
          detail: `Espera su turno: ${waitReasons[failureCode]}.`,
        };
      return {
        step: "sending",
        status: "failed",
        at,
        detail: `Todavía no puede salir: ${why}. Queda en espera y se vuelve a intentar.`,
        fix: fix ?? "Revisá el estado de la tienda.",
      };
    default:
      return { step: "sending", status: "waiting", at, detail: "Está por salir." };
  }
}

function cancelled(at: string, code: string | null): StepAndFix {
  const silence = rightfulOutcomes[code ?? ""];
  const why = cancelReasons[code ?? ""] ?? "alguien lo descartó";
  const detail =
    silence === undefined || code === "overtaken" ? `No salió: ${why}.` : `No salió. ${silence.detail}`;
  return {
    step: "sending",
    status: "rightful",
    at,
    detail,
    fix: silence?.fix ?? "Si hace falta, contestá a mano.",
  };
}

function delivery(bubbles: readonly Bubble[]): StepAndFix {
  const failed = bubbles.find(({ providerStatus }) => providerStatus === "failed");
  if (failed !== undefined) {
    const why = failed.failureReason ?? failed.failureCode ?? "sin detalle";
    return {
      step: "delivery",
      status: "failed",
      at: failed.at,
      detail: `WhatsApp no lo entregó: ${why}.`,
      fix: sendFixes[failed.failureCode ?? ""] ?? "Reintentá el envío.",
    };
  }
  const last = bubbles.at(-1);
  const done = bubbles.every(
    ({ providerStatus }) => providerStatus === "delivered" || providerStatus === "read",
  );
  if (done)
    return {
      step: "delivery",
      status: "ok",
      at: last?.at ?? null,
      detail: last?.providerStatus === "read" ? "Lo leyeron." : "Llegó al teléfono.",
    };
  return {
    step: "delivery",
    status: "waiting",
    at: last?.at ?? null,
    detail: "Salió; todavía no llegó al teléfono.",
  };
}
