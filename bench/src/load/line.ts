import type { World } from "../processes/world.ts";
import { openDoor, type Door } from "./door.ts";
import { watchReplies } from "./replies.ts";
import { createWebhookMaker, type Webhook, type WebhookMaker } from "./webhooks.ts";

/** The way from a customer to a store and back. */
export interface Line {
  webhooks: WebhookMaker;
  /** Brings one message and waits for its answer. */
  ask(webhook: Webhook): Promise<void>;
  close(): Promise<void>;
}

/** @param customers enough that nobody writes again before the answer, and few enough that most are known */
export function openLine(
  { url, ycloud, storePhones }: Pick<World, "url" | "ycloud" | "storePhones">,
  customers: number,
  door: Door = openDoor(url, 64),
): Line {
  const replies = watchReplies(ycloud);
  return {
    webhooks: createWebhookMaker(ycloud, {
      customers,
      text: "Hola, ¿tenés remeras? ¿Cuánto salen?",
      stores: storePhones,
    }),
    ask: async (webhook) => {
      await Promise.all([replies.next(webhook.customer), door.post(webhook)]);
    },
    close: () => {
      replies.close();
      return door.close();
    },
  };
}
