import { acknowledgedAt, takenAt, type Evidence, type Finding } from "./evidence.ts";
import { checkAfterthoughts } from "./afterthoughts.ts";
import { checkAnswers } from "./answers.ts";
import { checkIncoming } from "./incoming.ts";
import { checkOutgoing, doubled, resentAfterUnknown } from "./outgoing.ts";
import { checkTakeovers } from "./takeovers.ts";

export interface Report {
  lines: string[];
  /** Promises that did not hold. */
  broken: Finding[];
}

const EXAMPLES = 5;

/** Judges a run by every check and puts it into a table. */
export function judge(evidence: Evidence): Report {
  const findings = [
    ...checkIncoming(evidence),
    ...checkAfterthoughts(evidence),
    ...checkAnswers(evidence),
    ...checkOutgoing(evidence),
    ...checkTakeovers(evidence),
  ];
  const broken = findings.filter((finding) => finding.broken.length > 0);
  const rows = [...numbers(evidence), ...findings.map((finding): Row => [finding.promise, verdict(finding)])];
  return { lines: [...table(rows), ...broken.flatMap(describe)], broken };
}

type Row = [label: string, value: string | number];

function numbers(evidence: Evidence): Row[] {
  const { brought, messages, turns, echoes, holds } = evidence;
  const rows = [...messages.values()];
  const acknowledged = brought.filter(({ letter }) => letter.acknowledgedAt !== null);
  const inbound = new Set(
    rows.flatMap(({ role, wamid }) => (role === "user" && wamid !== null ? [wamid] : [])),
  );
  const lost = acknowledged.filter(({ message }) => !inbound.has(message.wamid)).length;
  const silent = checkAnswers(evidence)[1]?.broken.length ?? 0;
  const over = checkTakeovers(evidence).flatMap(({ broken }) => broken).length;
  const resent = rows.filter((row) => row.resent).length;
  return [
    ["events sent (customers)", brought.length],
    ["  brought again", evidence.duplicates],
    [
      "  further attempts after a refusal or silence",
      brought.reduce((sum, { letter }) => sum + letter.attempts - 1, 0),
    ],
    ["events acknowledged (customers)", acknowledged.length],
    [
      "corrections, reactions, old messages",
      tally(evidence.afterthoughts.map(({ thought }) => thought.kind)),
    ],
    [
      "customers whose number and user id were two strangers' at first",
      new Set(
        brought.flatMap(({ message: { customer } }) => (customer.showsAt === null ? [] : [customer.index])),
      ).size,
    ],
    ["events acknowledged (status, phone)", acknowledgedAt(evidence).size],
    ["events stored", evidence.events.size],
    ["messages of customers", inbound.size],
    ["turns", turns.length],
    ["  by outcome", tally(turns.map(({ outcome }) => outcome))],
    [
      "replies taken by the provider (bubbles)",
      [...takenAt(evidence).keys()].filter((id) => messages.get(id)?.role === "assistant").length,
    ],
    ["outcomes", tally(rows.flatMap(({ role, outcome }) => (role === "user" ? [outcome ?? "none"] : [])))],
    [
      "bubbles by state",
      tally(rows.flatMap(({ role, send_state: state }) => (role === "assistant" ? [state ?? "none"] : []))),
    ],
    ["takeovers (panel), answers (phone)", `${holds.length}, ${echoes.length}`],
    ["lost", lost],
    ["doubled", doubled(evidence).length],
    ["resent after an unknown outcome (taken twice)", `${resent} (${resentAfterUnknown(evidence).length})`],
    ["talked over a human", over],
    ["unanswered", silent],
    ...outages(evidence),
    ["answer time from acknowledgement, ms", quantiles(answerTimes(evidence))],
  ];
}

function outages(evidence: Evidence): Row[] {
  const { outages: done } = evidence;
  const replies = [...takenAt(evidence)]
    .filter(([id]) => evidence.messages.get(id)?.role === "assistant")
    .flatMap(([, times]) => times)
    .toSorted((a, b) => a - b);
  const kinds = [...new Set(done.map(({ kind }) => kind))].toSorted();
  return kinds.map((kind): Row => {
    const ofKind = done.filter((outage) => outage.kind === kind);
    const recovered = ofKind.flatMap(({ beganAt }) => {
      const next = replies.find((at) => at > beganAt);
      return next === undefined ? [] : [next - beganAt];
    });
    return [`${kind}: times; next reply after, ms`, `${ofKind.length}; ${quantiles(recovered)}`];
  });
}

/** From the acknowledgement of a message to the first bubble of the reply that answers it. */
function answerTimes(evidence: Evidence): number[] {
  const taken = takenAt(evidence);
  const first = new Map<string, number>();
  const rowOf = new Map<string, string>();
  for (const row of evidence.messages.values()) {
    if (row.role === "user" && row.wamid !== null && row.turn_id !== null) rowOf.set(row.wamid, row.turn_id);
    const at = taken.get(row.id)?.[0];
    if (row.role === "assistant" && row.turn_id !== null && at !== undefined)
      first.set(row.turn_id, Math.min(first.get(row.turn_id) ?? at, at));
  }
  return evidence.brought.flatMap(({ message, letter }) => {
    const at = first.get(rowOf.get(message.wamid) ?? "");
    return at === undefined || letter.acknowledgedAt === null
      ? []
      : [Math.max(0, at - letter.acknowledgedAt)];
  });
}

function quantiles(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return sorted.length === 0 ? "none" : `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`;
}

function tally(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([value, count]) => `${value} ${count}`)
    .join(", ");
}

function verdict({ broken }: Finding): string {
  return broken.length === 0 ? "holds" : `BROKEN ${broken.length} times`;
}

function table(rows: Row[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}

function describe({ promise, broken }: Finding): string[] {
  const more = broken.length > EXAMPLES ? [`  … and ${broken.length - EXAMPLES} more`] : [];
  return ["", `Broken: ${promise}`, ...broken.slice(0, EXAMPLES).map((line) => `  ${line}`), ...more];
}
