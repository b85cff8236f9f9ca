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
    const kept: Parameters<typeof deps.hints.publish>[] = [];
    const chat = await tenant.run(async ({ sql }) => {
      const hints = {
        ...deps.hints,
        publish: (...hint: Parameters<typeof deps.hints.publish>) => void kept.push(hint),
      };
      const result = await returnToBot({ sql, hints }, { conversationId, pending });
      if (result.kind === "not_found") throw notFound("Conversation");
      await writeAudit(sql, actor, {
        tenantId: tenant.tenantId,
        action: "override.cleared",
        target: conversationId,
        changes: { pending: pending ?? "answer" },
      });
      return getChat(sql, conversationId);
    });
    for (const hint of kept) deps.hints.publish(...hint);
    return { chat, inFlight: false };
  });
