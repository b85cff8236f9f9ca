import type { AgentResult, Fact } from "@platform/agent";
import type { TurnClaim } from "./claim.ts";

/** More than a reply of three products can stand on is not carried along. */
const MAX_FACTS = 90;

/**
 * What turns before stood on, for the agent: of each product or order what the newest turn knew of it.
 * Rows written by hand or by older versions may hold anything; what is no fact is left out.
 */
export function earlierFacts({ facts }: Pick<TurnClaim, "facts">): Fact[] {
  const known = new Set<string>();
  const kept = (facts ?? []).flatMap((turn) => {
    const fresh = turn.filter(isFact).filter(({ subject }) => subject === null || !known.has(subject));
    for (const { subject } of fresh) if (subject !== null) known.add(subject);
    return fresh;
  });
  return kept.map((fact, index) => ({ ...fact, id: `e${index + 1}` }));
}

/** What this turn's reply stands on, together with all that is known of the same products, orders and coupons. */
export function carriedFacts(claim: Pick<TurnClaim, "facts">, result: AgentResult): Fact[] | null {
  const { trace } = result;
  const bubbles = "bubbles" in result ? result.bubbles : [];
  const claims = trace.check?.claims ?? [];
  const stated = new Set([...bubbles, ...claims].flatMap(({ factIds }) => factIds));
  if (stated.size === 0) return null;
  const anew = new Set(trace.facts.filter(({ id }) => id.startsWith("f")).map(({ subject }) => subject));
  const earlier = earlierFacts(claim).filter(({ subject }) => subject === null || !anew.has(subject));
  const all = new Map([...earlier, ...trace.facts].map((fact) => [fact.id, fact]));
  const subjects = new Set(
    [...all.values()].filter(({ id }) => stated.has(id)).map(({ subject }) => subject),
  );
  const carried = [...all.values()].filter(
    ({ id, kind, subject }) =>
      kind !== "image" && (subject === null ? stated.has(id) : subjects.has(subject)),
  );
  return carried.slice(0, MAX_FACTS);
}

/** Each by its name: a chat's facts are looked at one by one, twice a turn. */
function isFact(value: unknown): value is Fact {
  if (typeof value !== "object" || value === null || !("subject" in value) || !("value" in value))
    return false;
  const { id, kind, text, tool, callId, at } = value as Partial<Record<keyof Fact, unknown>>;
  return (
    typeof id === "string" &&
    typeof kind === "string" &&
    typeof text === "string" &&
    typeof tool === "string" &&
    typeof callId === "string" &&
    typeof at === "string"
  );
}
