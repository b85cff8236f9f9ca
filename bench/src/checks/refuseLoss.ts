import type { YCloudSimulator } from "@platform/simulator";
import type { Sql } from "postgres";

/** What was brought so far, and was acknowledged or answered. */
export interface Done {
  webhooks: number;
  /** Those of them that asked a store that answers, with one bubble each. */
  asked: number;
}

/**
 * What was acknowledged is stored once and each question has one answer, at the provider as in the database, or the figures
 * are of another product. The processes have ended: nothing is under way any more.
 */
export async function refuseLoss(
  { sql, ycloud }: { sql: Sql; ycloud: Pick<YCloudSimulator, "sentMessages"> },
  { webhooks, asked }: Done,
): Promise<void> {
  const [row] = await sql<{ events: number; messages: number; accepted: number; open: number }[]>`
    select
      (select count(*)::int from webhook_events where type = 'whatsapp.inbound_message.received') as events,
      (select count(*)::int from chat_messages where role = 'user') as messages,
      (select count(*)::int from chat_messages where role = 'assistant' and send_state = 'accepted') as accepted,
      (select count(*)::int from chat_messages where role = 'assistant' and send_state <> 'accepted') as open`;
  const sent = ycloud.sentMessages;
  const found = {
    "events stored": row?.events,
    "messages stored": row?.messages,
    "replies that the provider took, by the database": row?.accepted,
    "replies that the provider took": sent.length,
    "different replies that it took": new Set(sent.map(({ externalId }) => externalId)).size,
    "replies that are open": row?.open,
  };
  const wanted = [webhooks, webhooks, asked, asked, asked, 0];
  const broken = Object.entries(found).filter(([, amount], index) => amount !== wanted[index]);
  if (broken.length === 0) return;
  const words = broken.map(([what, amount]) => `${amount} ${what}`).join(", ");
  throw new Error(`${webhooks} webhooks were acknowledged and ${asked} questions answered, but: ${words}`);
}
