import type { Database, Session } from "@platform/db";
import type { SignedIn, TenantRole } from "../auth/index.ts";
import { AppError, notFound } from "./errors.ts";
import { isTenantId, isUuid } from "./ids.ts";

const RANK: Record<TenantRole, number> = { viewer: 0, staff: 1, owner: 2 };

type Work<T> = (session: Session) => Promise<T>;
type Located = "chat_conversations" | "chat_messages" | "chat_notes" | "reply_suggestions" | "turns";

/** One store, opened for somebody who may. */
export interface OpenTenant {
  tenantId: string;
  run<T>(work: Work<T>): Promise<T>;
}

/** What a person or a key may reach. Everything runs under the database's own policies. */
export interface Access {
  actor: SignedIn;
  /** Opens a store, at least with this role. A foreign store reads like a missing one. */
  tenant(tenantId: string, role: TenantRole): OpenTenant;
  /** Opens the store that a chat, message or turn belongs to. */
  tenantOf(table: Located, id: string, role: TenantRole): Promise<OpenTenant>;
  /** Looks for one thing wherever the actor may read. */
  find<T>(what: string, work: Work<T | null | undefined>): Promise<T>;
  /** Runs in every session the actor reads by: one for an operator, one per store for a member. */
  everywhere<T>(tenantId: string | undefined, work: Work<T>): Promise<T[]>;
}

export function createAccess(db: Database, actor: SignedIn): Access {
  const open = (tenantId: string): OpenTenant => ({ tenantId, run: (work) => db.asTenant(tenantId, work) });
  // An operator may name a store that isn't there; asked in the same packet as the work.
  const openIfThere = (tenantId: string): OpenTenant => ({
    tenantId,
    run: (work) =>
      db.asTenant(tenantId, async (session) => {
        const [there, result] = await Promise.all([
          session.sql`select 1 from tenants where id = ${tenantId}`,
          work(session),
        ]);
        if (there.length === 0) throw notFound("Tenant");
        return result;
      }),
  });
  const everywhere = async <T>(tenantId: string | undefined, work: Work<T>): Promise<T[]> => {
    if (tenantId !== undefined) return [await tenant(tenantId, "viewer").run(work)];
    if (actor.kind === "operator") return [await db.asOperator(work)];
    return Promise.all(actor.tenants.map(({ id }) => db.asTenant(id, work)));
  };
  const find = async <T>(what: string, work: Work<T | null | undefined>): Promise<T> => {
    for (const found of await everywhere(undefined, work)) if (found != null) return found;
    throw notFound(what);
  };
  const tenant = (tenantId: string, role: TenantRole): OpenTenant => {
    if (!isTenantId(tenantId)) throw notFound("Tenant");
    if (actor.kind === "operator") return openIfThere(tenantId);
    const membership = actor.tenants.find(({ id }) => id === tenantId);
    if (membership === undefined) throw notFound("Tenant");
    if (RANK[membership.role] < RANK[role]) throw new AppError("not_allowed", `This needs the role ${role}`);
    return open(tenantId);
  };
  return {
    actor,
    tenant,
    find,
    everywhere,
    tenantOf: async (table, id, role) => {
      const what = {
        chat_conversations: "Conversation",
        chat_messages: "Message",
        chat_notes: "Note",
        reply_suggestions: "Suggestion",
        turns: "Turn",
      }[table];
      if (!isUuid(id)) throw notFound(what);
      const tenantId = await find(what, async ({ sql }) => {
        const [row] = await sql<
          { id: string }[]
        >`select tenant_id::text as id from ${sql(table)} where id = ${id}`;
        return row?.id;
      });
      return tenant(tenantId, role);
    },
  };
}
