import type { AgentResult, Claim } from "@platform/agent";
import type { Comparison, Trial, WrongReason } from "@platform/contract";

export type RunVerdict = keyof Pick<Trial["counts"], "same" | "better" | "worse" | "changed">;

/** What is known of how a case's reply has to be. */
export interface Expectation {
  reason: WrongReason;
  state: "open" | "mended";
  mustSay: string[];
  mustNotSay: string[];
}

interface Runs {
  /** What went out, or was found wrong. */
  before: AgentResult;
  /** What comes of the texts that are tried. */
  after: AgentResult;
  lookedUp: number;
  expected: Expectation | null;
}

/** Facts whose absence a customer would notice; the rest goes along with them. */
const STATED: ReadonlySet<string> = new Set([
  "price",
  "promotional_price",
  "stock",
  "link",
  "coupon",
  "order_state",
  "tracking",
  "discount",
  "instalment",
  "amount",
  "shipping",
  "date",
  "policy",
]);

/** Tells two runs of one turn apart: by what they state, by what they would have invented, and by whom they call. */
export function compareRuns(runs: Runs): { verdict: RunVerdict; comparison: Comparison } {
  const { before, after, expected } = runs;
  const comparison: Comparison = {
    before: saidBy(before),
    after: saidBy(after),
    invented: refusedOnlyIn(after, before),
    inventedNoMore: refusedOnlyIn(before, after),
    lostHandoff: wantedPerson(before) && after.kind !== "handoff" && after.kind !== "failure",
    newHandoff: before.kind !== "handoff" && after.kind === "handoff",
    ...facts(before, after),
    lookedUp: runs.lookedUp,
    unmet: expected === null ? [] : unmetBy(after, expected),
  };
  const verdict =
    expected === null ? ofChat(comparison, runs) : ofCase(comparison, { expected, before, after });
  return { verdict, comparison };
}

/** What keeps texts from going live. */
export function blocks({ invented, lostHandoff }: Pick<Comparison, "invented" | "lostHandoff">): boolean {
  return invented.length > 0 || lostHandoff;
}

function ofChat(comparison: Comparison, { before, after }: Runs): RunVerdict {
  const { inventedNoMore, newHandoff, lostFacts, newFacts } = comparison;
  const failed = after.kind === "failure" && before.kind !== "failure";
  if (blocks(comparison) || failed || newHandoff) return "worse";
  if (lostFacts.length > 0 && newFacts.length === 0) return "worse";
  const answers = after.kind === "reply" && (before.kind === "failure" || isUnbacked(before));
  if (inventedNoMore.length > 0 || answers) return "better";
  return newFacts.length > 0 && lostFacts.length === 0 ? "better" : "same";
}

function ofCase(
  comparison: Comparison,
  { expected, before, after }: { expected: Expectation; before: AgentResult; after: AgentResult },
): RunVerdict {
  if (blocks(comparison) || (after.kind === "failure" && before.kind !== "failure")) return "worse";
  if (comparison.unmet.length > 0) return expected.state === "mended" ? "worse" : "same";
  if (textOf(before) === textOf(after) && before.kind === after.kind) return "same";
  const told = expected.mustSay.length + expected.mustNotSay.length > 0;
  return told || expected.reason === "should_not_answer" ? "better" : "changed";
}

function unmetBy(after: AgentResult, expected: Expectation): Comparison["unmet"] {
  const text = fold(textOf(after));
  const stays = after.kind === "handoff" || after.kind === "silence";
  return [
    ...expected.mustSay
      .filter((phrase) => !text.includes(fold(phrase)))
      .map((phrase) => ({ kind: "say" as const, text: phrase })),
    ...expected.mustNotSay
      .filter((phrase) => text.includes(fold(phrase)))
      .map((phrase) => ({ kind: "not_say" as const, text: phrase })),
    ...(expected.reason === "should_not_answer" && !stays ? [{ kind: "person" as const, text: "" }] : []),
  ];
}

function saidBy(result: AgentResult): Comparison["before"] {
  const reason = result.kind === "reply" ? null : result.kind === "failure" ? result.code : result.reason;
  return { outcome: result.kind, reason, texts: bubblesOf(result).map(({ text }) => text) };
}

/** A handoff that the customer, the store or the agent wanted; not one for want of anything to say that holds. */
function wantedPerson(result: AgentResult): boolean {
  return result.kind === "handoff" && !isUnbacked(result);
}

function isUnbacked(result: AgentResult): boolean {
  return result.kind === "handoff" && (result.cause === "fact_check" || result.reason === "failed_again");
}

function facts(before: AgentResult, after: AgentResult): Pick<Comparison, "lostFacts" | "newFacts"> {
  const [old, young] = [statedFacts(before), statedFacts(after)];
  return {
    lostFacts: [...old].filter((fact) => !young.has(fact)),
    newFacts: [...young].filter((fact) => !old.has(fact)),
  };
}

function statedFacts(result: AgentResult): Set<string> {
  const used = new Set(bubblesOf(result).flatMap(({ factIds }) => factIds));
  return new Set(
    result.trace.facts.filter(({ id, kind }) => used.has(id) && STATED.has(kind)).map(({ text }) => text),
  );
}

function refusedOnlyIn(one: AgentResult, other: AgentResult): Comparison["invented"] {
  const known = new Set(refusedIn(other).map(keyOf));
  const found = new Map(refusedIn(one).map((claim) => [keyOf(claim), claim]));
  return [...found].filter(([key]) => !known.has(key)).map(([, { kind, text }]) => ({ kind, text }));
}

function refusedIn({ trace }: AgentResult): Claim[] {
  const claims = trace.check?.refusals.flatMap((refusal) => refusal.claims) ?? [];
  return claims.filter(({ status }) => status === "false" || status === "unbacked");
}

const keyOf = ({ kind, text }: Claim): string => `${kind} ${fold(text)}`;

function bubblesOf(result: AgentResult) {
  return "bubbles" in result ? result.bubbles : [];
}

function textOf(result: AgentResult): string {
  return bubblesOf(result)
    .map(({ text }) => text.trim())
    .join("\n");
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
