import type { MessageFacts } from "./messageFacts.ts";
import { skipped, type StepAndFix } from "./step.ts";
import { agentFixes, overBudget } from "./words.ts";

type Turn = NonNullable<MessageFacts["turn"]>;
const TAKE = "Tomá el chat.";

/** What the agent made of the message, and on which facts. */
export function agentSteps({ turn, turnRunning, outcome }: MessageFacts): StepAndFix[] {
  if (turn === null && outcome === "handoff") {
    const detail = "Nadie llegó a contestarlo a tiempo: el bot no arrancó y el chat pasó a una persona.";
    const fix = "Tomá el chat. Si se repite, revisá que el proceso de trabajo esté en marcha.";
    return [{ step: "agent", status: "failed", at: null, detail, fix }, skipped("facts", "Sin respuesta.")];
  }
  if (turn === null) {
    const agent: StepAndFix = turnRunning
      ? { step: "agent", status: "waiting", at: null, detail: "El bot está escribiendo la respuesta." }
      : skipped("agent", "Todavía no empezó.");
    return [agent, skipped("facts", "Todavía no hay respuesta.")];
  }
  const answered = turn.outcome === "reply" || turn.outcome === "handoff";
  return [judge(turn, outcome), answered ? factsStep(turn) : skipped("facts", "Sin respuesta.")];
}

function factsStep({ facts, at }: Turn): StepAndFix {
  const found = facts === 1 ? "un dato de la tienda" : `${facts} datos de la tienda`;
  return { step: "facts", status: "ok", at, detail: `La respuesta se apoya en ${found}.` };
}

function judge(turn: Turn, outcome: string | null): StepAndFix {
  const base = { step: "agent", at: turn.at } as const;
  const reason = turn.reason ?? "sin detalle";
  // A failure's reason begins with its code.
  const code = /^([a-z_]+)(:|$)/.exec(turn.reason ?? "")?.[1];
  const fix = agentFixes[code ?? ""] ?? TAKE;
  switch (turn.outcome) {
    case "reply":
      return { ...base, status: "ok", detail: `${turn.model ?? "El modelo"} escribió la respuesta.` };
    case "handoff": {
      const over = overBudget[reason];
      if (over !== undefined) return { ...base, ...over };
      return turn.failed
        ? {
            ...base,
            status: "failed",
            detail: `No pudo contestar (${reason}) y pasó el chat a una persona.`,
            fix,
          }
        : { ...base, status: "rightful", detail: `Pasó el chat a una persona: ${reason}.`, fix: TAKE };
    }
    case "silence":
      return {
        ...base,
        status: "rightful",
        detail: `No hacía falta contestar: ${reason}.`,
        fix: "Si hacía falta contestar, tomá el chat.",
      };
    case "superseded":
    case "overtaken": {
      const detail = "La respuesta se descartó porque algo cambió mientras se escribía.";
      const fix = "Si la respuesta nueva no sale, tomá el chat.";
      return { ...base, status: outcome === null ? "waiting" : "rightful", detail, fix };
    }
    default:
      return { ...base, status: "failed", detail: `El modelo falló: ${reason}.`, fix };
  }
}
