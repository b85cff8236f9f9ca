import { MAX_PER_PAGE, TiendanubeError } from "@platform/integrations/tiendanube";
import { goOn } from "./cursor.ts";
import type { Step, Visit } from "./visit.ts";

/** What the mirror wants to be told of; the store knows no events of coupons, pages or stock by itself. */
const EVENTS = [
  "product/created",
  "product/updated",
  "product/deleted",
  "category/created",
  "category/updated",
  "category/deleted",
  "order/created",
  "order/updated",
  "order/paid",
  "order/packed",
  "order/fulfilled",
  "order/cancelled",
  "order/edited",
  "order/pending",
  "order/voided",
  "fulfillment_order/status_updated",
  "fulfillment_order/tracking_event_created",
  "app/uninstalled",
  "app/suspended",
  "app/resumed",
  "domain/updated",
];

/** Asks the store for its events where it can reach us: what is missing is added, what an older address got follows. */
export async function registerWebhooks(visit: Visit): Promise<Step> {
  const { client, cursor, webhookUrl: url, knownWebhookUrl, signal } = visit;
  if (url === null) return { cursor: goOn(cursor) };
  const registered = await tolerant(async () => {
    const { items } = await client.listWebhooks({ perPage: MAX_PER_PAGE, signal });
    return items;
  });
  // Without events the store is looked at every quarter of an hour all the same.
  if (registered === null) return { cursor: goOn(cursor) };
  const there = new Set(registered.filter((webhook) => webhook.url === url).map(({ event }) => event));
  const older = registered.filter((webhook) => webhook.url === knownWebhookUrl && webhook.url !== url);
  for (const event of EVENTS) {
    if (there.has(event)) continue;
    const moving = older.find((webhook) => webhook.event === event);
    await tolerant(() =>
      moving === undefined
        ? client.createWebhook({ event, url }, { signal })
        : client.moveWebhook({ ...moving, url }, { signal }),
    );
  }
  for (const { id, event } of older)
    if (there.has(event) || !EVENTS.includes(event))
      await tolerant(() => client.deleteWebhook(id, { signal }));
  return { cursor: goOn(cursor), facts: { webhookUrl: url } };
}

/** An event outside the token's scopes, or unknown to the store's version, is none of the others' business. */
async function tolerant<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TiendanubeError && (error.code === "forbidden" || error.code === "invalid"))
      return null;
    throw error;
  }
}
