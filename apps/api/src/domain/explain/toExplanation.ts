import type { Explanation } from "@platform/contract";
import { agentSteps } from "./agentSteps.ts";
import { bubbleSteps } from "./bubbleSteps.ts";
import type { MessageFacts } from "./messageFacts.ts";
import { skipped, type StepAndFix } from "./step.ts";
import { rightfulOutcomes } from "./words.ts";

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
  // What the agent left unanswered is the agent's own step.
  if (silent !== undefined && (facts.outcome !== "no_answer_needed" || facts.turn === null)) {
    return [
      ...arrived,
      { step: "owner", status: "rightful", at, ...silent },
      ...(["burst", "agent", "facts", "sending", "delivery"] as const).map((step) =>
        skipped(step, "No correspondía contestar."),
      ),
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
  const author =
    facts.role === "assistant"
      ? "Lo escribió el bot."
      : facts.role === "system"
        ? "Es un aviso."
        : "Lo escribió una persona.";
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
    return {
      step,
      status: "ok",
      at: facts.turn?.at ?? null,
      detail: "Se esperó a que terminara de escribir.",
    };
  }
  if (facts.turnDueAt !== null && !facts.turnDue) {
    return { step, status: "waiting", at: facts.turnDueAt, detail: "Se espera por si escribe algo más." };
  }
  if (facts.turnDueAt !== null) {
    return {
      step,
      status: "waiting",
      at: facts.turnDueAt,
      detail: "Espera su turno.",
      fix: "Si dura más de un minuto, revisá que el proceso de trabajo esté en marcha.",
    };
  }
  return {
    step,
    status: "failed",
    at: null,
    detail: "No quedó ningún turno pendiente para este mensaje.",
    fix: "Contestá a mano o devolvé el chat al bot.",
  };
}
