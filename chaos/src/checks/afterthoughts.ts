import type { Evidence, Finding } from "./evidence.ts";

/** What was told besides new messages ends as if it had come in order. */
export function checkAfterthoughts(evidence: Evidence): Finding[] {
  return [
    { promise: "A corrected message reads as it was last corrected", broken: staleWords(evidence) },
    { promise: "A reaction is what it was last, taken back or not", broken: staleReactions(evidence) },
    { promise: "What is imported is there once, and asks nothing", broken: wrongHistory(evidence) },
  ];
}

/** The last correction of each message, by its wamid. */
export function lastEdits({ afterthoughts }: Evidence): Map<string, string> {
  const last = new Map<string, { at: number; text: string }>();
  for (const { thought } of afterthoughts) {
    if (thought.kind !== "edit") continue;
    const before = last.get(thought.target);
    if (before === undefined || before.at <= thought.writtenAt)
      last.set(thought.target, { at: thought.writtenAt, text: thought.text });
  }
  return new Map([...last].map(([wamid, { text }]) => [wamid, text]));
}

function staleWords(evidence: Evidence): string[] {
  const edits = lastEdits(evidence);
  return [...evidence.messages.values()]
    .filter(({ wamid, content }) => edits.has(wamid ?? "") && edits.get(wamid ?? "") !== content)
    .map(({ id, content }) => `message ${id}: ${content}`);
}

function staleReactions({ afterthoughts, reactions }: Evidence): string[] {
  const last = new Map<string, { at: number; emoji: string | null }>();
  for (const { thought } of afterthoughts) {
    if (thought.kind !== "reaction") continue;
    const before = last.get(thought.target);
    if (before === undefined || before.at <= thought.writtenAt)
      last.set(thought.target, { at: thought.writtenAt, emoji: thought.emoji });
  }
  return [...last].flatMap(([target, { emoji }]) => {
    const shown = reactions.get(target) ?? null;
    return shown === emoji ? [] : [`under ${target}: ${shown}, not ${emoji}`];
  });
}

function wrongHistory({ afterthoughts, messages }: Evidence): string[] {
  const rows = Map.groupBy(messages.values(), ({ wamid }) => wamid);
  return afterthoughts.flatMap(({ thought }) => {
    if (thought.kind !== "history") return [];
    const [row, ...others] = rows.get(thought.wamid) ?? [];
    const right = thought.fromCustomer ? row?.outcome === "history" : row?.role === "human_supervisor";
    return right && others.length === 0
      ? []
      : [`${thought.wamid}: ${others.length + (row === undefined ? 0 : 1)} rows, ${row?.outcome}`];
  });
}
