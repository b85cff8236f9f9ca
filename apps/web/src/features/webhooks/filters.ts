export const webhookFilters = ["unmatched", "failed", "malformed", "sends", "all"] as const;
export type WebhookFilter = (typeof webhookFilters)[number];

export function parseWebhooksSearch(raw: Record<string, unknown>): { state?: WebhookFilter } {
  const state = webhookFilters.find((known) => known === raw["state"]);
  return state && state !== "unmatched" ? { state } : {};
}
