import { acknowledgedAt, takenAt, type Evidence, type Finding, type MessageRow } from "./evidence.ts";

/** What went out: nothing twice where its fate was known, in order, and as the provider says. */
export function checkOutgoing(evidence: Evidence): Finding[] {
  return [
    { promise: "What the provider took is one of our rows", broken: strangers(evidence) },
    {
      promise: "Nothing is taken twice, but what was resent once for want of an answer",
      broken: doubled(evidence),
    },
    { promise: "A bubble of a reply leaves as one message only", broken: doubledBubbles(evidence) },
    { promise: "Bubbles leave in the order in which they were written", broken: outOfOrder(evidence) },
    {
      promise: "What a person wrote is one message, however often it was clicked",
      broken: doubleClicks(evidence),
    },
    { promise: "A message that was reported on is not open any more", broken: reportedButOpen(evidence) },
  ];
}

/** Messages that the provider has twice, rightly: nobody could know that it had the first. */
export function resentAfterUnknown(evidence: Evidence): string[] {
  return [...takenAt(evidence)]
    .filter(([id, times]) => times.length === 2 && evidence.messages.get(id)?.resent === true)
    .map(([id]) => id);
}

function strangers({ sent, messages }: Evidence): string[] {
  return sent
    .filter(({ externalId }) => externalId === null || !messages.has(externalId))
    .map(({ id, externalId }) => `provider's ${id}, externalId ${externalId}`);
}

export function doubled(evidence: Evidence): string[] {
  return [...takenAt(evidence)].flatMap(([id, times]) => {
    const allowed = evidence.messages.get(id)?.resent === true ? 2 : 1;
    return times.length > allowed ? [`message ${id}: taken at ${times.map(iso).join(" and ")}`] : [];
  });
}

function doubledBubbles(evidence: Evidence): string[] {
  const taken = takenAt(evidence);
  const places = new Map<string, string[]>();
  for (const row of evidence.messages.values()) {
    if (row.role !== "assistant" || row.turn_id === null || !taken.has(row.id)) continue;
    const place = `turn ${row.turn_id}, bubble ${row.bubble_index}`;
    places.set(place, [...(places.get(place) ?? []), row.id]);
  }
  return [...places].filter(([, ids]) => ids.length > 1).map(([place, ids]) => `${place}: ${ids.join(", ")}`);
}

/**
 * A message of a person whose fate is unknown stops holding up the rest, so it has no place in the order. Two chats that
 * became one have an order within each reply only.
 */
function outOfOrder(evidence: Evidence): string[] {
  const joined = joinedChats(evidence);
  const lineOf = (row: MessageRow): string =>
    joined.has(row.conversation_id) ? `turn ${row.turn_id}` : row.conversation_id;
  const taken = takenAt(evidence);
  const last = new Map<string, { row: MessageRow; at: number }>();
  const broken: string[] = [];
  for (const row of evidence.messages.values()) {
    const at = taken.get(row.id)?.[0];
    if (at === undefined || row.role === "user" || row.role === "human_supervisor") continue;
    const before = last.get(lineOf(row));
    if (before !== undefined && before.at > at) {
      broken.push(
        `chat ${row.conversation_id}: ${row.id} left at ${iso(at)}, its predecessor ${before.row.id} at ${iso(before.at)}`,
      );
    }
    last.set(lineOf(row), { row, at });
  }
  return broken;
}

function joinedChats({ brought, messages }: Evidence): Set<string> {
  const late = new Set(
    brought.flatMap(({ message }) => (message.customer.showsAt === null ? [] : [message.wamid])),
  );
  return new Set(
    [...messages.values()].flatMap((row) => (late.has(row.wamid ?? "") ? [row.conversation_id] : [])),
  );
}

function doubleClicks(evidence: Evidence): string[] {
  const rows = new Map<string, MessageRow[]>();
  for (const row of evidence.messages.values()) {
    if (row.client_message_id !== null)
      rows.set(row.client_message_id, [...(rows.get(row.client_message_id) ?? []), row]);
  }
  return evidence.holds
    .flatMap(({ wrote }) => wrote)
    .flatMap((clientId) => {
      const count = rows.get(clientId)?.length ?? 0;
      return count === 1 ? [] : [`${clientId}: ${count} rows`];
    });
}

function reportedButOpen(evidence: Evidence): string[] {
  const acknowledged = acknowledgedAt(evidence);
  const settled = new Set(["accepted", "failed"]);
  return [...evidence.messages.values()]
    .filter((row) => row.provider_status !== null && row.send_state !== null && !settled.has(row.send_state))
    .map(
      (row) =>
        `message ${row.id}: ${row.provider_status}, yet ${row.send_state} (${acknowledged.size} reports)`,
    );
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
