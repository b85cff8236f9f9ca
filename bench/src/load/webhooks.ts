import { signatureHeader, type YCloudSimulator } from "@platform/simulator";

/** A webhook as the provider would bring it, signed. */
export interface Webhook {
  body: Buffer;
  headers: Record<string, string>;
  /** Who wrote, as the provider's chats name them. */
  customer: string;
}

/** Signed beforehand, so that the load costs little. */
export interface WebhookMaker {
  /** So many new messages, each of the next customer. */
  make(count: number): Webhook[];
}

/** Messages of so many customers who write in turns, each to one of the stores. */
export function createWebhookMaker(
  ycloud: YCloudSimulator,
  { customers, text, stores }: { customers: number; text: string; stores: readonly string[] },
): WebhookMaker {
  const people = Array.from({ length: customers }, (_, index) => {
    const to = stores[index % stores.length] ?? "";
    return ycloud.customer({ phone: `+54911${60_000_000 + index}`, name: `Cliente ${index}`, to });
  });
  let made = 0;
  return {
    make: (count) =>
      Array.from({ length: count }, () => {
        const person = people[made++ % people.length];
        if (person === undefined) throw new Error("Nobody writes");
        return sign(ycloud, { event: person.build({ type: "text", text }), customer: person.contact.key });
      }),
  };
}

function sign(ycloud: YCloudSimulator, { event, customer }: { event: unknown; customer: string }): Webhook {
  const body = Buffer.from(JSON.stringify(event), "utf8");
  const unixSeconds = Math.floor(Date.now() / 1000);
  return {
    body,
    customer,
    headers: {
      "content-type": "application/json",
      "ycloud-signature": signatureHeader({ secret: ycloud.webhookSecret, body, unixSeconds }),
    },
  };
}
