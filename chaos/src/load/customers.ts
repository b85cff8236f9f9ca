import { setTimeout as sleep } from "node:timers/promises";
import type { Plan, PlannedMessage } from "../scenario/plan.ts";
import { deliver, type Letter } from "./deliver.ts";

export interface Brought {
  message: PlannedMessage;
  letter: Letter;
}

/** Every customer writes what the plan says; resolves when each event was acknowledged or given up. */
export async function customersWrite(input: {
  plan: Plan;
  url: string;
  secret: string;
  startedAt: number;
}): Promise<{ brought: Brought[]; duplicates: number }> {
  const { plan, startedAt } = input;
  const work: Promise<Brought>[] = [];
  const strays: Promise<Letter>[] = [];
  for (const message of plan.messages) {
    await sleep(Math.max(0, startedAt + message.broughtAt - Date.now()));
    const event = eventOf(message, startedAt);
    const target = { url: input.url, secret: input.secret, event };
    work.push(deliver(target).then((letter) => ({ message, letter })));
    for (const wait of message.again)
      strays.push(sleep(wait).then(() => deliver({ ...target, retry: false })));
  }
  const brought = await Promise.all(work);
  await Promise.all(strays);
  return { brought, duplicates: strays.length };
}

/** The provider's event, with ids that the plan has chosen. */
function eventOf(message: PlannedMessage, startedAt: number): Record<string, unknown> {
  const { customer, phone, userId } = message;
  const written = startedAt + message.writtenAt;
  return {
    id: message.eventId,
    type: "whatsapp.inbound_message.received",
    apiVersion: "v2",
    createTime: new Date(written).toISOString(),
    whatsappInboundMessage: {
      id: message.messageId,
      wamid: message.wamid,
      wabaId: "102290129340398",
      ...(phone === null ? {} : { from: phone }),
      ...(userId === null ? {} : { fromUserId: userId }),
      customerProfile: { name: customer.name },
      to: customer.tenant.phone,
      sendTime: new Date(Math.floor(written / 1000) * 1000).toISOString(),
      type: "text",
      text: { body: message.text },
    },
  };
}
