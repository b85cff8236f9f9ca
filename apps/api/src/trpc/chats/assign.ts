import { assignInput, overrideResult } from "@platform/contract";
import { writeAudit } from "../../domain/audit/writeAudit.ts";
import { getChat } from "../../domain/chats/getChat.ts";
import { AppError, notFound } from "../../domain/errors.ts";
import { overrideMinutes } from "../../domain/overrideMinutes.ts";
import { findAssignee } from "../../domain/team/team.ts";
import { assignChat } from "../../flow/conversation/ownership.ts";
import { signedInProcedure } from "../trpc.ts";

/** Gives a chat to a person of the store, who is told, or to nobody. */
export const assign = signedInProcedure
  .input(assignInput)
  .output(overrideResult)
  .mutation(async ({ ctx: { deps, access, actor, person }, input: { conversationId, userId, over } }) => {
    const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
    const { tenantId } = tenant;
    const self = userId === person.id;
    const to = userId === null ? null : self ? person : await findAssignee(deps.db, { tenantId, userId });
    const minutes = await tenant.run(({ sql }) =>
      overrideMinutes(sql, { tenantId, defaults: deps.config.defaults }),
    );
    const result = await assignChat(
      { asPerson: tenant.run, db: deps.db, hints: deps.hints },
      { conversationId, to, by: self ? null : person.name, over, minutes },
    );
    if (result.kind === "not_found") throw notFound("Conversation");
    if (result.kind !== "ok")
      throw new AppError("conflict", `${result.name ?? "Nobody"} has this chat by now`);
    return tenant.run(async ({ sql }) => {
      const changes = { to: userId, over };
      await writeAudit(sql, actor, { tenantId, action: "chat.assigned", target: conversationId, changes });
      return { chat: await getChat(sql, conversationId), inFlight: result.inFlight };
    });
  });
