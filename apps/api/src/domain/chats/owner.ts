import type { assignInput, Chat, overrideClearInput, overrideSetInput } from "@platform/contract";
import type { z } from "zod";
import type { ApiDeps } from "../../deps.ts";
import { assignChat, returnToBot, takeOver } from "../../flow/conversation/ownership.ts";
import type { Access, OpenTenant } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { findAssignee } from "../team/team.ts";
import { getChat } from "./getChat.ts";
import { overrideMinutes } from "./overrideMinutes.ts";

type OwnerDeps = Pick<ApiDeps, "db" | "hints" | "config">;

interface Owned {
  chat: Chat;
  /** A request of the bot's is still under way and may arrive. */
  inFlight: boolean;
}

/** A person takes the chat. After an answer without `inFlight` no message of the bot leaves. */
export async function setOverride(
  deps: OwnerDeps,
  access: Access,
  { conversationId, minutes: asked, force = false }: z.infer<typeof overrideSetInput>,
): Promise<Owned> {
  const { id, name } = access.actor;
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  const minutes = asked ?? (await ownMinutes(deps, tenant));
  const result = await takeOver(
    { ...deps, asPerson: tenant.run },
    { conversationId, person: { id, name }, minutes, force },
  );
  switch (result.kind) {
    case "not_found":
      throw notFound("Conversation");
    case "owned_by_another":
      throw new AppError("owned_by_another", `${result.name ?? "Somebody else"} has this chat`);
    case "ok": {
      const chat = await record(access, tenant, {
        action: "override.set",
        target: conversationId,
        changes: { minutes },
      });
      return { chat, inFlight: result.inFlight };
    }
  }
}

/** The chat goes back to the bot. */
export async function clearOverride(
  { hints }: Pick<OwnerDeps, "hints">,
  access: Access,
  { conversationId, pending = "answer" }: z.infer<typeof overrideClearInput>,
): Promise<Owned> {
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  const { tenantId } = tenant;
  const result = await returnToBot(
    {
      hints,
      asPerson: tenant.run,
      audit: (sql) =>
        writeAudit(sql, access.actor, {
          tenantId,
          action: "override.cleared",
          target: conversationId,
          changes: { pending },
        }),
    },
    { conversationId, pending },
  );
  if (result.kind === "not_found") throw notFound("Conversation");
  return { chat: await tenant.run(({ sql }) => getChat(sql, conversationId)), inFlight: false };
}

/** Gives a chat to a person of the store, who is told, or to nobody. */
export async function assign(
  deps: OwnerDeps,
  access: Access,
  { conversationId, userId, over }: z.infer<typeof assignInput>,
): Promise<Owned> {
  const { id, name } = access.actor;
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  const { tenantId } = tenant;
  const self = userId === id;
  const to = userId === null ? null : self ? { id, name } : await findAssignee(deps.db, { tenantId, userId });
  const minutes = await ownMinutes(deps, tenant);
  const result = await assignChat(
    { ...deps, asPerson: tenant.run },
    { conversationId, to, by: self ? null : name, over, minutes },
  );
  if (result.kind === "not_found") throw notFound("Conversation");
  if (result.kind !== "ok") throw new AppError("conflict", `${result.name ?? "Nobody"} has this chat by now`);
  const chat = await record(access, tenant, {
    action: "chat.assigned",
    target: conversationId,
    changes: { to: userId, over },
  });
  return { chat, inFlight: result.inFlight };
}

function ownMinutes({ config: { defaults } }: OwnerDeps, { tenantId, run }: OpenTenant): Promise<number> {
  return run(({ sql }) => overrideMinutes(sql, { tenantId, defaults }));
}

/** Writes down what was done with a chat, and reads it. */
function record(
  { actor }: Access,
  { tenantId, run }: OpenTenant,
  entry: { action: string; target: string; changes: Record<string, unknown> },
): Promise<Chat> {
  return run(async ({ sql }) => {
    await writeAudit(sql, actor, { tenantId, ...entry });
    return getChat(sql, entry.target);
  });
}
