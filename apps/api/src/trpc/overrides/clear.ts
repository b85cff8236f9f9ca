import { overrideClearInput, overrideResult } from "@platform/contract";
import { writeAudit } from "../../domain/audit/writeAudit.ts";
import { getChat } from "../../domain/chats/getChat.ts";
import { notFound } from "../../domain/errors.ts";
import { returnToBot } from "../../flow/conversation/ownership.ts";
import { signedInProcedure } from "../trpc.ts";

/** The chat goes back to the bot. */
export const clear = signedInProcedure
  .input(overrideClearInput)
  .output(overrideResult)
  .mutation(async ({ ctx: { deps, access, actor }, input: { conversationId, pending } }) => {
    const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
    // Hints leave after the commit: the worker must find what they speak of.
    const hints: Parameters<typeof deps.nerve.publish>[] = [];
    const chat = await tenant.run(async ({ sql }) => {
      const nerve = {
        ...deps.nerve,
        publish: (...hint: Parameters<typeof deps.nerve.publish>) => void hints.push(hint),
      };
      const result = await returnToBot({ sql, nerve }, { conversationId, pending });
      if (result.kind === "not_found") throw notFound("Conversation");
      await writeAudit(sql, actor, {
        tenantId: tenant.tenantId,
        action: "override.cleared",
        target: conversationId,
        changes: { pending: pending ?? "answer" },
      });
      return getChat(sql, conversationId);
    });
    for (const hint of hints) deps.nerve.publish(...hint);
    return { chat, inFlight: false };
  });
