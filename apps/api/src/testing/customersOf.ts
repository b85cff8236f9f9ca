import type { FaultOptions } from "@platform/simulator";
import { startFlow, type Flow } from "./startFlow.ts";
import { until } from "./until.ts";

/** A store whose bot says what it has read, and whose provider reports what becomes of messages only when it is told to. */
export function startReadingFlow(): Promise<Flow> {
  return startFlow({
    provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
    script: ({ messages }) => ({
      text: `Leí: ${String(messages.findLast(({ role }) => role === "user")?.content)}`,
    }),
  });
}

let customers = 0;

/** Customers of a flow, each with a phone and a chat of their own. */
export function customersOf(flow: () => Flow) {
  const chatOf = async (phone: string) => {
    const [row] = await flow().sql<Record<string, unknown>[]>`
      select * from chat_conversations where contact_key = contact_key(${phone})`;
    return row ?? {};
  };
  const messagesOf = (phone: string) => flow().sql<Record<string, unknown>[]>`
    select m.* from chat_messages m join chat_conversations c on c.id = m.conversation_id
    where c.contact_key = contact_key(${phone}) order by m.seq`;
  return {
    newPhone: () => `+5491178${String(1_00_000 + (customers += 1))}`,
    chatOf,
    messagesOf,
    answered: (phone: string, count = 1) =>
      until(
        () => messagesOf(phone),
        (rows) =>
          rows.filter((row) => row["role"] === "assistant" && row["send_state"] === "accepted").length >=
          count,
      ),
    sentTo: (phone: string) =>
      flow()
        .ycloud.sentMessages.filter(({ to }) => to === phone)
        .map(({ text }) => text),
    ask: (phone: string, text = "hola") => flow().ycloud.customer(phone).sendText(text),
    sendsTo: (phone: string): FaultOptions => ({
      when: ({ kind, body }) => kind === "send" && (body as { to?: string }).to === phone,
    }),
    post: (event: unknown) => flow().ycloud.postEvent(event as never),
  };
}
