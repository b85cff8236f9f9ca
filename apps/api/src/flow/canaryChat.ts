/** No clock makes such an id: it is the chat of a store's canary (packages/db/functions/71_canary.sql). */
export function isCanary(conversationId: string): boolean {
  return conversationId.startsWith("ffffffff-");
}
