import type { Afterthought } from "../scenario/afterthoughts.ts";
import type { Customer, PlannedMessage } from "../scenario/plan.ts";

type Event = Record<string, unknown> & { id: string };

interface Written {
  customer: Customer;
  phone: string | null;
  userId: string | null;
  wamid: string;
  at: number;
}

/** The provider's event of a message, with ids that the plan has chosen. */
export function eventOf(message: PlannedMessage, startedAt: number): Event {
  const at = startedAt + message.writtenAt;
  return {
    ...envelope(message.eventId, "whatsapp.inbound_message.received", at),
    whatsappInboundMessage: {
      ...inbound({ ...message, at }),
      id: message.messageId,
      type: "text",
      text: { body: message.text },
    },
  };
}

/** The same for what is told besides. */
export function eventOfAfterthought(thought: Afterthought, startedAt: number): Event {
  const at = startedAt + thought.writtenAt;
  const { customer } = thought;
  const [phone = null] = customer.phones;
  const message = inbound({
    ...thought,
    phone,
    userId: customer.showsAt === null ? customer.userId : null,
    at,
  });
  switch (thought.kind) {
    case "edit":
      return {
        ...envelope(thought.eventId, "whatsapp.inbound_message.received", at),
        whatsappInboundMessage: {
          ...message,
          type: "edit",
          edit: {
            originalMessageId: thought.target,
            message: { type: "text", text: { body: thought.text } },
          },
        },
      };
    case "reaction":
      return {
        ...envelope(thought.eventId, "whatsapp.inbound_message.received", at),
        whatsappInboundMessage: {
          ...message,
          type: "reaction",
          reaction: {
            message_id: thought.target,
            ...(thought.emoji === null ? {} : { emoji: thought.emoji }),
          },
        },
      };
    case "history":
      return {
        ...envelope(thought.eventId, "whatsapp.smb.history", startedAt + thought.broughtAt),
        ...(thought.fromCustomer
          ? { whatsappInboundMessage: { ...message, type: "text", text: { body: thought.text } } }
          : {
              whatsappMessage: {
                wamid: thought.wamid,
                from: thought.customer.tenant.phone,
                to: phone,
                sendTime: message.sendTime,
                type: "text",
                text: { body: thought.text },
              },
            }),
      };
  }
}

function envelope(id: string, type: string, at: number) {
  return { id, type, apiVersion: "v2", createTime: new Date(at).toISOString() };
}

function inbound({ customer, phone, userId, wamid, at }: Written) {
  return {
    wamid,
    wabaId: "102290129340398",
    ...(phone === null ? {} : { from: phone }),
    ...(userId === null ? {} : { fromUserId: userId }),
    customerProfile: { name: customer.name },
    to: customer.tenant.phone,
    sendTime: new Date(Math.floor(at / 1000) * 1000).toISOString(),
  };
}
