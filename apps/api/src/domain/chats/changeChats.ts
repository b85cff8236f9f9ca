import type { Chat } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Permission } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { isUuid } from "../ids.ts";
import { loadChats } from "./chatJson.ts";

/**
 * Changes several chats, of whatever stores, in one statement per store, and reads them again. All of them are in the
 * actor's sight and of stores where they have the permission, or nothing changes. Throws `not_found`, `not_allowed`.
 */
export async function changeChats(
  access: Access,
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
