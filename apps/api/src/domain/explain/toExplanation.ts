import type { Explanation } from "@platform/contract";
import { agentSteps } from "./agentSteps.ts";
import { bubbleSteps } from "./bubbleSteps.ts";
import type { MessageFacts } from "./messageFacts.ts";
import { skipped, type StepAndFix } from "./step.ts";
import { said } from "../said.ts";
import type { ExplainWords } from "./words.ts";

/** The message's way from what is stored; the first step that is neither done nor skipped is the answer. */
export function toExplanation(words: ExplainWords, facts: MessageFacts): Explanation {
  const steps = facts.role === "user" ? inboundSteps(words, facts) : outgoingSteps(words, facts);
  const first = steps.find(({ status }) => status !== "ok" && status !== "skipped");
  return {
    steps: steps.map(({ step, status, at, detail }) => ({ step, status, at, detail })),
    firstFailing: first?.step ?? null,
    fix: first?.fix ?? null,
  };
}

function inboundSteps(words: ExplainWords, facts: MessageFacts): StepAndFix[] {
  const { steps } = words;
  const at = facts.createdAt;
  const number = facts.businessPhone ?? facts.botPhoneNumber;
  const arrived: StepAndFix[] = [
    { step: "received", status: "ok", at, detail: steps.received },
    { step: "signature", status: "ok", at, detail: steps.signature },
    { step: "tenant", status: "ok", at, detail: steps.ofStore(number, facts.storeName) },
  ];
  const silent = said(words.silences, facts.outcome);
  // What the agent left unanswered is the agent's own step.
  if (silent !== undefined && (facts.outcome !== "no_answer_needed" || facts.turn === null)) {
    return [
      ...arrived,
      { step: "owner", status: "rightful", at, ...silent },
      ...(["burst", "agent", "facts", "sending", "delivery"] as const).map((step) =>
        skipped(step, steps.notDue),
      ),
    ];
  }
  return [
    ...arrived,
    { step: "owner", status: "ok", at, detail: steps.botAnswered },
    burstStep(words, facts),
    ...agentSteps(words, facts),
    ...bubbleSteps(words, facts.bubbles),
  ];
}

/** What left: the way begins with who wrote it. */
function outgoingSteps(words: ExplainWords, facts: MessageFacts): StepAndFix[] {
  const { steps } = words;
  const at = facts.createdAt;
  const author =
    facts.role === "assistant" ? steps.byBot : facts.role === "system" ? steps.notice : steps.byPerson;
  return [
    { step: "tenant", status: "ok", at, detail: steps.leavesFrom(facts.storeName) },
    { step: "owner", status: "ok", at, detail: author },
    ...(facts.role === "assistant" && facts.turn !== null ? agentSteps(words, facts) : []),
    ...bubbleSteps(words, facts.bubbles),
  ];
}

function burstStep({ steps: { burst } }: ExplainWords, facts: MessageFacts): StepAndFix {
  const step = "burst";
  if (facts.outcome !== null || facts.turn !== null || facts.turnRunning)
    return { step, status: "ok", at: facts.turn?.at ?? null, detail: burst.waited };
  if (facts.turnDueAt === null) return { step, status: "failed", at: null, ...burst.lost };
  return facts.turnDue
    ? { step, status: "waiting", at: facts.turnDueAt, ...burst.queued }
    : { step, status: "waiting", at: facts.turnDueAt, detail: burst.waits };
}
