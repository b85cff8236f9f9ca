import { lastEdits } from "./afterthoughts.ts";
import { acknowledgedAt, type Evidence, type Finding, type MessageRow } from "./evidence.ts";

/** What came in: nothing lost, nothing twice, each customer in one chat. */
export function checkIncoming(evidence: Evidence): Finding[] {
  const stored = inboundByWamid(evidence);
  return [
    { promise: "Every event was acknowledged in the end", broken: neverAcknowledged(evidence) },
    { promise: "Every acknowledged event is stored, and had its effect", broken: notStored(evidence) },
    { promise: "Every acknowledged message is there once", broken: lostMessages(evidence, stored) },
    { promise: "One customer has one chat, one chat one customer", broken: mixedChats(evidence, stored) },
  ];
}

function inboundByWamid({ messages }: Evidence): Map<string, MessageRow[]> {
  const rows = new Map<string, MessageRow[]>();
  for (const row of messages.values()) {
    if (row.role === "user" && row.wamid !== null) rows.set(row.wamid, [...(rows.get(row.wamid) ?? []), row]);
  }
  return rows;
}

function neverAcknowledged({ brought, afterthoughts }: Evidence): string[] {
  return [...brought, ...afterthoughts]
    .filter(({ letter }) => letter.acknowledgedAt === null)
    .map(({ letter }) => `${letter.eventId}: answers ${letter.refusals.join(", ")}`);
}

function notStored(evidence: Evidence): string[] {
  const acknowledged = [
    ...[...evidence.brought, ...evidence.afterthoughts].flatMap(({ letter }) =>
      letter.acknowledgedAt === null ? [] : [letter.eventId],
    ),
    ...acknowledgedAt(evidence).keys(),
  ];
  return acknowledged.flatMap((eventId) => {
    const row = evidence.events.get(eventId);
    if (row?.state === "done") return [];
    return [`${eventId}: ${row === undefined ? "no row" : `${row.state}, ${row.error}`}`];
  });
}

function lostMessages(evidence: Evidence, stored: Map<string, MessageRow[]>): string[] {
  const edits = lastEdits(evidence);
  return evidence.brought.flatMap(({ message, letter }) => {
    if (letter.acknowledgedAt === null) return [];
    const rows = stored.get(message.wamid) ?? [];
    const right = rows.filter(
      (row) =>
        row.content === (edits.get(message.wamid) ?? message.text) &&
        row.tenant_id === message.customer.tenant.id,
    );
    if (rows.length === 1 && right.length === 1) return [];
    return [`${message.wamid} of ${message.customer.name}: ${rows.length} rows, ${right.length} right`];
  });
}

function mixedChats({ brought }: Evidence, stored: Map<string, MessageRow[]>): string[] {
  const chatsOf = new Map<string, Set<string>>();
  const customersOf = new Map<string, Set<string>>();
  for (const { message } of brought) {
    for (const { conversation_id: chat } of stored.get(message.wamid) ?? []) {
      chatsOf.set(message.customer.name, (chatsOf.get(message.customer.name) ?? new Set()).add(chat));
      customersOf.set(chat, (customersOf.get(chat) ?? new Set()).add(message.customer.name));
    }
  }
  const several = (sets: Map<string, Set<string>>): string[] =>
    [...sets].filter(([, set]) => set.size > 1).map(([key, set]) => `${key}: ${[...set].join(", ")}`);
  return [...several(chatsOf), ...several(customersOf)];
}
