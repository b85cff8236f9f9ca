import { messageSchema, templateSendInput } from "@platform/contract";
import { byCookie } from "../../auth/index.ts";
import { overrideMinutes } from "../../domain/overrideMinutes.ts";
import { sendTemplate } from "../../domain/templates/sendTemplate.ts";
import { runOutbound } from "../chats/outbound.ts";
import { signedInProcedure } from "../trpc.ts";

/** Sends an approved template with its values; takes the chat over. The same `clientMessageId` is the same message. */
export const send = signedInProcedure
  .input(templateSendInput)
  .output(messageSchema)
  .mutation(async ({ ctx: { deps, access, actor, person }, input }) => {
    const tenant = await access.tenantOf("chat_conversations", input.conversationId, "answer");
    return runOutbound(deps, tenant, async (outbound) =>
      sendTemplate(outbound, {
        ...input,
        person,
        sentFrom: byCookie(actor) ? "panel" : "api",
        overrideMinutes: await overrideMinutes(outbound.sql, {
          tenantId: tenant.tenantId,
          defaults: deps.config.defaults,
        }),
      }),
    );
  });
