import { conversationInput, retryAlertResult } from "@platform/contract";
import { signedInProcedure } from "../trpc.ts";

/** Tries the alerts of a chat that nobody has taken again, now. */
export const retryAlert = signedInProcedure
  .input(conversationInput)
  .output(retryAlertResult)
  .mutation(async ({ ctx: { access }, input: { conversationId } }) => {
    const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
    return tenant.run(async ({ sql }) => {
      const [row] = await sql<{ retried: number }[]>`select retry_alerts(${conversationId}) as retried`;
      return { retried: row?.retried ?? 0 };
    });
  });
