import type { RemovedTenant } from "@platform/contract";
import type { Database } from "@platform/db";
import { seesEveryStore } from "../../auth/index.ts";
import type { Access } from "../access.ts";

/** Removed stores that can still be brought back, or are just being erased: all of them, or those one owned. */
export async function listRemoved(db: Database, { actor }: Access): Promise<RemovedTenant[]> {
  const sql = db.system;
  if (!seesEveryStore(actor) && actor.kind !== "member") return [];
  const mine = seesEveryStore(actor)
    ? sql``
    : sql`where exists (select 1 from auth.memberships m
        where m.tenant_id = t.id and m.user_id = ${actor.id} and m.role = 'owner' and m.disabled_at is null)`;
  return sql<RemovedTenant[]>`
    select t.id::text, t.store_name as "storeName", t.bot_phone_number as "botPhoneNumber",
      to_json(r.removed_at) as "removedAt", r.removed_by as "removedBy", to_json(r.erase_at) as "eraseAt",
      r.erasing_at is not null as erasing, r.unsubscribed_at is not null as unsubscribed,
      r.unsubscribe_error as "unsubscribeError", r.erase_error as "eraseError",
      exists (select 1 from tenants o where o.bot_phone_key = phone_key(t.bot_phone_number)) as "numberTaken"
    from store_removals r join tenants t on t.id = r.tenant_id ${mine}
    order by r.removed_at desc, t.id limit 200`;
}
