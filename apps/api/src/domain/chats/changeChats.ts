import type { Chat } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Permission } from "../../auth/index.ts";
import type { ApiDeps } from "../../deps.ts";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { loadChats } from "./chatJson.ts";
import { getChat } from "./getChat.ts";

export type ChangeDeps = Pick<ApiDeps, "hints">;

/** Changes one chat in a transaction, reads it again, and has every screen told. Throws `not_found`, `not_allowed`. */
export async function changeChat(
  { access, hints }: ChangeDeps & { access: Access },
  { conversationId, permission }: { conversationId: string; permission: Permission },
  change: (sql: Sql, tenantId: string) => Promise<unknown>,
): Promise<Chat> {
  const { tenantId, run } = await access.tenantOf("chat_conversations", conversationId, permission);
  const chat = await run(async ({ sql }) => {
    await change(sql, tenantId);
    return getChat(sql, conversationId);
  });
  hints.publish("live", { conversationId });
  return chat;
}

/**
 * The same for several chats, of whatever stores, in one statement per store. All of them are in the actor's sight and of
 * stores where they have the permission, or nothing changes.
 */
export async function changeChats(
  { access, hints }: ChangeDeps & { access: Access },
  { ids, permission }: { ids: readonly string[]; permission: Permission },
  change: (sql: Sql, ids: string[]) => Promise<unknown>,
): Promise<Chat[]> {
  const stores = await groupByStore(access, ids);
  const opened = [...stores].map(([tenantId, own]) => ({ tenant: access.tenant(tenantId, permission), own }));
  const changed = await Promise.all(
    opened.map(({ tenant, own }) =>
      tenant.run(async ({ sql }) => {
        await change(sql, own);
        return loadChats(sql, own);
      }),
    ),
  );
  hints.publish("live");
  return changed.flat();
}

async function groupByStore(access: Access, ids: readonly string[]): Promise<Map<string, string[]>> {
  const wanted = [...new Set(ids)];
  if (!wanted.every(isUuid)) throw notFound("Conversation");
  const parts = await access.everywhere(
    undefined,
    ({ sql }) => sql<{ id: string; tenantId: string }[]>`
      select id, tenant_id::text as "tenantId" from chat_conversations where id = any(${wanted}::uuid[])`,
  );
  const found = parts.flat();
  if (found.length < wanted.length) throw notFound("Conversation");
  const stores = new Map<string, string[]>();
  for (const { id, tenantId } of found) stores.set(tenantId, [...(stores.get(tenantId) ?? []), id]);
  return stores;
}
