import type { MessageFacts } from "./messageFacts.ts";
import { skipped, type Step, type StepAndFix } from "./step.ts";
import { said } from "../said.ts";
import type { ExplainWords } from "./words.ts";

type Turn = NonNullable<MessageFacts["turn"]>;

/** What is used up by the store is wrong with it; by one customer it is as it was meant. */
const overBudget: Readonly<Record<string, Step["status"]>> = {
  customer_limit: "rightful",
  budget_spent: "failed",
};

/** What the agent made of the message, and on which facts. */
export function agentSteps(words: ExplainWords, facts: MessageFacts): StepAndFix[] {
  const { turn, turnRunning, outcome } = facts;
  const { agent } = words.steps;
  if (turn === null && outcome === "handoff")
    return [
      { step: "agent", status: "failed", at: null, ...agent.neverBegan },
      skipped("facts", agent.withoutReply),
    ];
  if (turn === null) {
    const now: StepAndFix = turnRunning
      ? { step: "agent", status: "waiting", at: null, detail: agent.writing }
      : skipped("agent", agent.notBegun);
    return [now, skipped("facts", agent.noReplyYet)];
  }
  const answered = turn.outcome === "reply" || turn.outcome === "handoff";
  const based: StepAndFix = answered
    ? { step: "facts", status: "ok", at: turn.at, detail: agent.facts(`${turn.facts}`) }
    : skipped("facts", agent.withoutReply);
  return [judge(words, turn, outcome), based];
}

function judge(words: ExplainWords, turn: Turn, outcome: string | null): StepAndFix {
  const { agent, noDetail } = words.steps;
  const base = { step: "agent", at: turn.at } as const;
  const reason = turn.reason ?? noDetail;
  // A failure's reason begins with its code.
  const code = /^([a-z_]+)(:|$)/.exec(turn.reason ?? "")?.[1];
  const fix = said(words.agentFixes, code ?? null) ?? agent.take;
  switch (turn.outcome) {
    case "reply":
      return { ...base, status: "ok", detail: agent.wrote(turn.model ?? agent.aModel) };
    case "handoff": {
      const over = said(words.overBudget, turn.reason);
      const status = said(overBudget, turn.reason);
      if (over !== undefined && status !== undefined) return { ...base, status, ...over };
      return turn.failed
        ? { ...base, status: "failed", detail: agent.couldNot(reason), fix }
        : { ...base, status: "rightful", detail: agent.handedOver(reason), fix: agent.take };
    }
    case "silence":
      return { ...base, status: "rightful", ...agent.silent(reason) };
    case "superseded":
    case "overtaken":
      return { ...base, status: outcome === null ? "waiting" : "rightful", ...agent.dropped };
    default:
      return { ...base, status: "failed", detail: agent.failed(reason), fix };
  }
}
