import type { Explanation } from "@platform/contract";
import type { Bubble, MessageFacts } from "./messageFacts.ts";
import { agentFixes, rightfulOutcomes, sendFixes } from "./words.ts";

type Step = Explanation["steps"][number];
type StepAndFix = Step & { fix?: string };

const skipped = (step: Step["step"], detail: string): StepAndFix => ({ step, status: "skipped", at: null, detail });

/** The message's way from what is stored; the first step that is neither done nor skipped is the answer. */
export function toExplanation(facts: MessageFacts): Explanation {
  const steps = facts.role === "user" ? inboundSteps(facts) : outgoingSteps(facts);
  const first = steps.find(({ status }) => status !== "ok" && status !== "skipped");
  return {
    steps: steps.map(({ step, status, at, detail }) => ({ step, status, at, detail })),
    firstFailing: first?.step ?? null,
    fix: first?.fix ?? null,
  };
}

function inboundSteps(facts: MessageFacts): StepAndFix[] {
  const at = facts.createdAt;
  const number = facts.businessPhone ?? facts.botPhoneNumber;
  const arrived: StepAndFix[] = [
    { step: "received", status: "ok", at, detail: "El mensaje llegó y quedó guardado." },
    { step: "signature", status: "ok", at, detail: "La firma del aviso es válida para esta tienda." },
    { step: "tenant", status: "ok", at, detail: `El número ${number} es de ${facts.storeName}.` },
  ];
  const silent = facts.outcome === null ? undefined : rightfulOutcomes[facts.outcome];
  if (silent !== undefined && facts.outcome !== "no_answer_needed") {
    return [
      ...arrived,
      { step: "owner", status: "rightful", at, ...silent },
      ...(["burst", "agent", "facts", "sending", "delivery"] as const).map((step) => skipped(step, "No correspondía contestar.")),
    ];
  }
  return [
    ...arrived,
    { step: "owner", status: "ok", at, detail: "Contestaba el bot." },
    burstStep(facts),
    ...agentSteps(facts),
    ...bubbleSteps(facts.bubbles),
  ];
}

/** What left: the way begins with who wrote it. */
function outgoingSteps(facts: MessageFacts): StepAndFix[] {
  const at = facts.createdAt;
  const author = facts.role === "assistant" ? "Lo escribió el bot." : facts.role === "system" ? "Es un aviso." : "Lo escribió una persona.";
  return [
    { step: "tenant", status: "ok", at, detail: `Sale del número de ${facts.storeName}.` },
    { step: "owner", status: "ok", at, detail: author },
    ...(facts.role === "assistant" && facts.turn !== null ? agentSteps(facts) : []),
    ...bubbleSteps(facts.bubbles),
  ];
}

function burstStep(facts: MessageFacts): StepAndFix {
  const step = "burst";
  if (facts.outcome !== null || facts.turn !== null || facts.turnRunning) {
    return { step, status: "ok", at: facts.turn?.at ?? null, detail: "Se esperó a que terminara de escribir." };
  }
  if (facts.turnDueAt !== null && !facts.turnDue) {
    return { step, status: "waiting", at: facts.turnDueAt, detail: "Se espera por si escribe algo más." };
  }
  if (facts.turnDueAt !== null) {
    return { step, status: "waiting", at: facts.turnDueAt, detail: "Espera su turno.", fix: "Si dura más de un minuto, revisá que el proceso de trabajo esté en marcha." };
  }
  return { step, status: "failed", at: null, detail: "No quedó ningún turno pendiente para este mensaje.", fix: "Contestá a mano o devolvé el chat al bot." };
}

function agentSteps({ turn, turnRunning, outcome }: MessageFacts): StepAndFix[] {
  if (turn === null) {
    const detail = turnRunning ? "El bot está escribiendo la respuesta." : "Todavía no empezó.";
    return [{ step: "agent", status: turnRunning ? "waiting" : "skipped", at: null, detail }, skipped("facts", "Todavía no hay respuesta.")];
  }
  const found = turn.facts === 1 ? "un dato de la tienda" : `${turn.facts} datos de la tienda`;
  const facts: StepAndFix = { step: "facts", status: "ok", at: turn.at, detail: `La respuesta se apoya en ${found}.` };
  const agent = (status: Step["status"], detail: string, fix?: string): StepAndFix => ({
    step: "agent",
    status,
    at: turn.at,
    detail,
    ...(fix !== undefined && { fix }),
  });
  switch (turn.outcome) {
    case "reply":
      return [agent("ok", `El modelo ${turn.model ?? ""} escribió la respuesta.`.replace("  ", " ")), facts];
    case "handoff": {
      const code = /^([a-z_]+):/.exec(turn.reason ?? "")?.[1];
      if (code === undefined) return [agent("rightful", `Pasó el chat a una persona: ${turn.reason ?? "sin motivo"}.`, "Tomá el chat."), facts];
      return [agent("failed", `No pudo contestar (${turn.reason}) y pasó el chat a una persona.`, agentFixes[code] ?? "Tomá el chat."), facts];
    }
    case "silence":
      return [agent("rightful", `No hacía falta contestar: ${turn.reason ?? "sin motivo"}.`), skipped("facts", "Sin respuesta.")];
    case "superseded":
    case "overtaken":
      return [agent(outcome === null ? "waiting" : "rightful", "La respuesta se descartó porque algo cambió mientras se escribía."), skipped("facts", "Sin respuesta.")];
    default: {
      const code = /^([a-z_]+)/.exec(turn.reason ?? "")?.[1] ?? "";
      return [agent("failed", `El modelo falló: ${turn.reason ?? "sin detalle"}.`, agentFixes[code] ?? "Tomá el chat."), skipped("facts", "Sin respuesta.")];
    }
  }
}

function bubbleSteps(bubbles: readonly Bubble[]): StepAndFix[] {
  if (bubbles.length === 0) return [skipped("sending", "No hay nada para mandar."), skipped("delivery", "No hay nada para entregar.")];
  const worst = bubbles.find(({ sendState }) => sendState === "failed") ?? bubbles.find(({ sendState }) => sendState !== "accepted" && sendState !== null);
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
      return { step: "sending", status: "failed", at, detail: `No se pudo mandar: ${why}.`, fix: fix ?? "Reintentá el envío." };
    case "unknown":
      return { step: "sending", status: "waiting", at, detail: "No sabemos si salió; se espera el aviso de WhatsApp.", fix: "Si no llega, reintentá el envío." };
    case "draft":
      return { step: "sending", status: "waiting", at, detail: "Es un borrador: espera que alguien lo apruebe.", fix: "Aprobá o descartá el borrador." };
    case "cancelled":
      return { step: "sending", status: "rightful", at, detail: `Se canceló antes de salir: ${why}.` };
    default:
      return { step: "sending", status: "waiting", at, detail: "Está por salir." };
  }
}

function delivery(bubbles: readonly Bubble[]): StepAndFix {
  const failed = bubbles.find(({ providerStatus }) => providerStatus === "failed");
  if (failed !== undefined) {
    const why = failed.failureReason ?? failed.failureCode ?? "sin detalle";
    return { step: "delivery", status: "failed", at: failed.at, detail: `WhatsApp no lo entregó: ${why}.`, fix: sendFixes[failed.failureCode ?? ""] ?? "Reintentá el envío." };
  }
  const last = bubbles.at(-1);
  const done = bubbles.every(({ providerStatus }) => providerStatus === "delivered" || providerStatus === "read");
  if (done) return { step: "delivery", status: "ok", at: last?.at ?? null, detail: last?.providerStatus === "read" ? "Lo leyeron." : "Llegó al teléfono." };
  return { step: "delivery", status: "waiting", at: last?.at ?? null, detail: "Salió; todavía no llegó al teléfono." };
}
