import type { Access } from "../access.ts";

/** Tries the alerts of a chat that nobody has taken again, now. Throws `not_found`. */
export async function retryAlerts(
  access: Access,
  { conversationId }: { conversationId: string },
): Promise<{ retried: number }> {
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  return tenant.run(async ({ sql }) => {
    const [row] = await sql<{ retried: number }[]>`select retry_alerts(${conversationId}) as retried`;
    return { retried: row?.retried ?? 0 };
  });
}
