import { admitsNotUnderstanding } from "../handoff/misunderstood.ts";
import type { Trigger } from "../handoff/findTrigger.ts";
import type { AgentResult } from "../result.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { handoffBubbles } from "./handoffBubbles.ts";
import { traceOf, type RunState } from "./runState.ts";

type Handoff = Extract<AgentResult, { kind: "handoff" }>;

const SAID: Record<Exclude<Trigger["kind"], "topic">, { reason: string; summary: string }> = {
  wish: { reason: "explicit_wish", summary: "Pidió hablar con una persona" },
  complaint: { reason: "complaint", summary: "Reclamó o se enojó" },
  not_understood: { reason: "not_understood", summary: "Dijo dos veces que el bot no lo entendió" },
};

/**
 * Whatever the model did, what the customer's own words set off ends in a handoff; only a superseded run leaves
 * nothing. What the model wrote for the person who follows is kept.
 */
export function grant(
  state: RunState,
  { result, trigger }: { result: AgentResult; trigger: Trigger },
): AgentResult {
  if (result.kind === "failure" && result.code === "aborted") return result;
  if (result.kind === "handoff")
    return result.cause === "receipt" ? result : caused(state, { result, trigger });
  const { reason, summary } =
    trigger.kind === "topic"
      ? { reason: trigger.topic.name, summary: `Preguntó por un tema del equipo, ${trigger.topic.name}` }
      : SAID[trigger.kind];
  const made: Handoff = {
    kind: "handoff",
    cause: "agent",
    reason,
    summary: `${summary}: "${fitText(trigger.words.trim(), 300)}"`,
    wantedAction: null,
    bubbles: handoffBubbles(state),
    trace: traceOf(state),
  };
  return caused(state, { result: made, trigger });
}

function caused(state: RunState, { result, trigger }: { result: Handoff; trigger: Trigger }): Handoff {
  switch (trigger.kind) {
    case "wish":
      return result;
    case "topic": {
      const { topic } = trigger;
      const bubbles = handoffBubbles(state, { own: result.bubbles, topic });
      return { ...result, cause: "topic", topic: topic.name, reason: topic.name, bubbles };
    }
    case "complaint":
      return { ...result, cause: "complaint", reason: SAID.complaint.reason };
    case "not_understood":
      return { ...result, cause: "repeated_failure", reason: SAID.not_understood.reason };
  }
}

const FAILED: ReadonlySet<string> = new Set(["repaired", "safe"]);

/** Two answers in a row that had to be mended, or in which the bot did not understand: a person goes on. */
export function failedTwice(state: RunState, result: AgentResult): AgentResult {
  const { lastVerdict, store } = state.input;
  if (result.kind !== "reply" || store.triggers?.repeatedFailure !== true) return result;
  const now = result.trace.check?.outcome;
  const refused = now !== undefined && FAILED.has(now) && FAILED.has(lastVerdict ?? "");
  const lost =
    result.bubbles.some(({ text }) => admitsNotUnderstanding(text)) &&
    lastAnswer(state).some(admitsNotUnderstanding);
  if (!refused && !lost) return result;
  return {
    kind: "handoff",
    cause: "repeated_failure",
    reason: refused ? "failed_again" : "not_understood",
    summary: refused
      ? "El bot tuvo que corregir dos respuestas seguidas para decir solo lo comprobado."
      : "El bot no entendió dos mensajes seguidos.",
    wantedAction: null,
    // What held is worth saying; that nothing was understood isn't, twice.
    bubbles: [...(refused ? result.bubbles : []), ...handoffBubbles(state)],
    trace: result.trace,
  };
}

/** The bubbles of the bot's last answer. */
function lastAnswer({ input }: RunState): string[] {
  const said = input.history.filter(({ author }) => author !== "system");
  const end = said.findLastIndex(({ author }) => author !== "customer");
  const start = said.slice(0, end + 1).findLastIndex(({ author }) => author === "customer");
  return said
    .slice(start + 1, end + 1)
    .flatMap(({ author, text }) => (author === "bot" && text !== null ? [text] : []));
}
