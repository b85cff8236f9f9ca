import { acknowledgedAt, takenAt, type Evidence, type Finding } from "./evidence.ts";

/** While a person has the chat, the bot is quiet. */
export function checkTakeovers(evidence: Evidence): Finding[] {
  return [
    { promise: "After a takeover no message of the bot is taken", broken: overPanel(evidence) },
    {
      promise: "After an answer from the phone no message of the bot is released",
      broken: overPhone(evidence),
    },
  ];
}

/** A request that was under way when the phone's answer arrived may still come to its end; a second may not. */
const UNDER_WAY = 1;

function overPanel(evidence: Evidence): string[] {
  const bot = botSends(evidence);
  return evidence.holds.flatMap((hold) => {
    const during = (bot.get(hold.conversationId) ?? []).filter(
      ({ at }) => at > hold.from && at < (hold.until ?? Number.POSITIVE_INFINITY),
    );
    if (during.length <= (hold.inFlight ? UNDER_WAY : 0)) return [];
    return during.map(
      ({ id, at }) =>
        `chat ${hold.conversationId}: ${id} taken ${Math.round(at - hold.from)} ms after the takeover was answered`,
    );
  });
}

function overPhone(evidence: Evidence): string[] {
  const bot = botSends(evidence);
  const heard = acknowledgedAt(evidence);
  const chatOf = new Map(
    [...evidence.messages.values()].flatMap((row) =>
      row.wamid === null ? [] : [[row.wamid, row.conversation_id] as const],
    ),
  );
  return evidence.echoes.flatMap((echo) => {
    const from = heard.get(echo.eventId);
    const chat = chatOf.get(echo.wamid);
    if (from === undefined || chat === undefined) return [];
    const during = (bot.get(chat) ?? []).filter(({ at }) => at > from && at < echo.holdsUntil);
    if (during.length <= UNDER_WAY) return [];
    return during.map(
      ({ id, at }) => `chat ${chat}: ${id} taken ${Math.round(at - from)} ms after the echo was stored`,
    );
  });
}

function botSends(evidence: Evidence): Map<string, { id: string; at: number }[]> {
  const sends = new Map<string, { id: string; at: number }[]>();
  for (const [id, times] of takenAt(evidence)) {
    const row = evidence.messages.get(id);
    if (row?.role !== "assistant") continue;
    const before = sends.get(row.conversation_id) ?? [];
    sends.set(row.conversation_id, [...before, ...times.map((at) => ({ id, at }))]);
  }
  return sends;
}
