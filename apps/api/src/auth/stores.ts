import type { Sql } from "@platform/db";
import type { Actor } from "./actor.ts";
import type { TenantRole } from "./permissions.ts";

/** A store that somebody belongs to, and whether it asks for a second factor that they have set up. */
export interface StoreOfMember {
  id: string;
  role: TenantRole;
  asks: boolean;
  secured: boolean;
}

/** The stores of these people by their ids, each in order. */
export async function readStores(
  sql: Sql,
  userIds: readonly string[],
): Promise<Map<string, StoreOfMember[]>> {
  const found = new Map<string, StoreOfMember[]>();
  if (userIds.length === 0) return found;
  const rows = await sql<(StoreOfMember & { userId: string })[]>`
    select m.user_id as "userId", m.tenant_id::text as id, m.role, t.require_second_factor and m.role <> 'viewer' as asks,
      t.require_second_factor and has_second_factor(m.user_id) as secured
    from auth.memberships m join tenants t on t.id = m.tenant_id
    where m.user_id = any(${[...new Set(userIds)]}) and m.disabled_at is null
      and m.tenant_id <> all (array(select r.tenant_id from store_removals r))
    order by m.tenant_id`;
  for (const { userId, ...store } of rows) found.set(userId, [...(found.get(userId) ?? []), store]);
  return found;
}

type Person = Omit<Extract<Actor, { kind: "member" }>, "kind" | "tenants">;

/** A member of these stores, or nobody yet where one of them asks for more than the session has. */
export function memberOf(person: Person, stores: readonly StoreOfMember[]): Actor {
  const asking = stores.find(({ asks, secured }) => asks && !(secured && person.strong));
  if (asking !== undefined)
    return { kind: "nobody", refused: false, owes: asking.secured ? "use" : "set_up" };
  return { kind: "member", tenants: stores.map(({ id, role }) => ({ id, role })), ...person };
}
