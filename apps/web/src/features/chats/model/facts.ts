import type { TurnTrace } from "#api/types.ts";

type Fact = TurnTrace["facts"][number];
type Claim = NonNullable<TurnTrace["check"]>["claims"][number];

/** A piece of a bubble that was checked, and what it stands on. */
export interface Mark {
  text: string;
  /** As the source has it. */
  value: string;
  /** The tool it came from; null where the merchant or the team wrote it. */
  tool: string | null;
  /** Whose words it is. */
  source: string | null;
  derived: boolean;
  /** When the tool was asked. */
  at: string | null;
}
export type MarkRun = { text: string; mark: Mark | null };

/** What of a bubble was checked: its statements; of turns from before the check, the facts that stand in it. */
export function marksOfMessage(trace: TurnTrace, messageId: string): Mark[] {
  const bubble = trace.bubbles.find((candidate) => candidate.messageId === messageId);
  const facts = bubble ? trace.facts.filter(({ id }) => bubble.factIds.includes(id)) : trace.facts;
  const claims =
    trace.check?.claims.filter(({ reason, status }) => reason === null && status !== "echo") ?? [];
  return [...claims.map((claim) => markOfClaim(claim, trace.facts)), ...facts.map(markOfFact)];
}

function markOfClaim({ text, factIds, source, status }: Claim, facts: readonly Fact[]): Mark {
  const own = facts.filter(({ id }) => factIds.includes(id));
  const [first] = own;
  return {
    text,
    value: own.length === 0 ? text : own.map((fact) => fact.text).join(" · "),
    tool: first?.tool ?? null,
    source,
    derived: status === "derived",
    at: first?.at ?? null,
  };
}

function markOfFact({ text, tool, at }: Fact): Mark {
  return { text, value: text, tool, source: null, derived: false, at };
}

/** Cuts a run of text at what was checked in it, the longest first where they overlap. */
export function splitByMarks(text: string, marks: readonly Mark[]): MarkRun[] {
  const ordered = marks
    .filter((mark) => mark.text.length > 1)
    .toSorted((a, b) => b.text.length - a.text.length);
  const runs: MarkRun[] = [];
  let rest = text;
  while (rest.length > 0) {
    const hit = firstHit(rest, ordered);
    if (!hit) break;
    if (hit.at > 0) runs.push({ text: rest.slice(0, hit.at), mark: null });
    runs.push(...byLine({ text: rest.slice(hit.at, hit.at + hit.mark.text.length), mark: hit.mark }));
    rest = rest.slice(hit.at + hit.mark.text.length);
  }
  if (rest) runs.push({ text: rest, mark: null });
  return runs;
}

/** A run for each line: one that can be pressed is a box, and a box of several lines tears the text around it. */
function byLine({ text, mark }: MarkRun): MarkRun[] {
  return text
    .split(/(\n)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, mark: part === "\n" ? null : mark }));
}

function firstHit(text: string, marks: readonly Mark[]): { at: number; mark: Mark } | null {
  const haystack = plain(text);
  let best: { at: number; mark: Mark } | null = null;
  for (const mark of marks) {
    const at = haystack.indexOf(plain(mark.text));
    if (at >= 0 && (best === null || at < best.at)) best = { at, mark };
  }
  return best;
}

/** Same length as the original: no-break spaces count as spaces, case does not count. */
function plain(text: string): string {
  const lower = text.replace(/[\u00a0\u202f]/g, " ").toLowerCase();
  return lower.length === text.length ? lower : text;
}
