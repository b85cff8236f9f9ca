import type { TurnTrace } from "#api/types.ts";

export type Fact = TurnTrace["facts"][number];
export type FactRun = { text: string; fact: Fact | null };

/** The facts that the trace says stand in this bubble; without its bubble, all facts of the turn. */
export function factsOfMessage(trace: TurnTrace, messageId: string): Fact[] {
  const bubble = trace.bubbles.find((candidate) => candidate.messageId === messageId);
  if (!bubble) return trace.facts;
  return trace.facts.filter((fact) => bubble.factIds.includes(fact.id));
}

/** Cuts a run of text at the facts it states, the longest first where they overlap. */
export function splitByFacts(text: string, facts: readonly Fact[]): FactRun[] {
  const ordered = [...facts]
    .filter((fact) => fact.text.length > 1)
    .sort((a, b) => b.text.length - a.text.length);
  const runs: FactRun[] = [];
  let rest = text;
  while (rest.length > 0) {
    const hit = firstHit(rest, ordered);
    if (!hit) break;
    if (hit.at > 0) runs.push({ text: rest.slice(0, hit.at), fact: null });
    runs.push({ text: rest.slice(hit.at, hit.at + hit.fact.text.length), fact: hit.fact });
    rest = rest.slice(hit.at + hit.fact.text.length);
  }
  if (rest) runs.push({ text: rest, fact: null });
  return runs;
}

function firstHit(text: string, facts: readonly Fact[]): { at: number; fact: Fact } | null {
  const haystack = plain(text);
  let best: { at: number; fact: Fact } | null = null;
  for (const fact of facts) {
    const at = haystack.indexOf(plain(fact.text));
    if (at >= 0 && (best === null || at < best.at)) best = { at, fact };
  }
  return best;
}

/** Same length as the original: no-break spaces count as spaces, case does not count. */
function plain(text: string): string {
  const lower = text.replace(/[\u00a0\u202f]/g, " ").toLowerCase();
  return lower.length === text.length ? lower : text;
}
