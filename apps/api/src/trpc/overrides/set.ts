import { overrideResult, overrideSetInput } from "@platform/contract";
import { writeAudit } from "../../domain/audit/writeAudit.ts";
import { getChat } from "../../domain/chats/getChat.ts";
import { AppError, notFound } from "../../domain/errors.ts";
import { overrideMinutes } from "../../domain/overrideMinutes.ts";
import { takeOver } from "../../flow/conversation/ownership.ts";
import { signedInProcedure } from "../trpc.ts";

/** A person takes the chat. After an answer without `inFlight` no message of the bot leaves. */
export const set = signedInProcedure
  .input(overrideSetInput)
  .output(overrideResult)
  .mutation(async ({ ctx: { deps, access, actor, person }, input: { conversationId, minutes, force } }) => {
    const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
    const { tenantId } = tenant;
    const lasting =
      minutes ??
      (await tenant.run(({ sql }) => overrideMinutes(sql, { tenantId, defaults: deps.config.defaults })));
    const result = await takeOver(
      { asPerson: tenant.run, db: deps.db, hints: deps.hints },
      { conversationId, person, minutes: lasting, force: force ?? false },
    );
    switch (result.kind) {
      case "not_found":
        throw notFound("Conversation");
      case "owned_by_another":
        throw new AppError("owned_by_another", `${result.name ?? "Somebody else"} has this chat`);
      case "ok":
        return tenant.run(async ({ sql }) => {
          await writeAudit(sql, actor, {
            tenantId,
            action: "override.set",
            target: conversationId,
            changes: { minutes: lasting },
          });
          return { chat: await getChat(sql, conversationId), inFlight: result.inFlight };
        });
    }
  });
