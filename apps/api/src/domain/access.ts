import type { Database, Session } from "@platform/db";
import { may, type Permission, seesEveryStore, type SignedIn } from "../auth/index.ts";
import type { Errand, Stays } from "./audit/stays.ts";
import { AppError, notFound } from "./errors.ts";
import { isTenantId, isUuid } from "./ids.ts";

type Work<T> = (session: Session) => Promise<T>;
/** What is found by its own id, and what it is called. */
const located = {
  chat_conversations: "Conversation",
  chat_messages: "Message",
  chat_notes: "Note",
  reply_suggestions: "Suggestion",
  test_cases: "Case",
  turns: "Turn",
} as const;
type Located = keyof typeof located;

/** One store, opened for somebody who may. */
export interface OpenTenant {
  tenantId: string;
  run<T>(work: Work<T>): Promise<T>;
}

/** What a person or a key may reach. Everything runs under the database's own policies. */
export interface Access {
  actor: SignedIn;
  /** Opens a store for somebody who may do this in it. A foreign store reads like a missing one. */
  tenant(tenantId: string, permission: Permission, errand?: Errand): OpenTenant;
  /** Opens the store that a chat, message or turn belongs to. */
  tenantOf(table: Located, id: string, permission: Permission): Promise<OpenTenant>;
  /** Looks for one thing wherever the actor may read. */
  find<T>(what: string, work: Work<T | null | undefined>): Promise<T>;
  /** Runs in every session the actor reads by: one for whoever sees every store, else one per store. */
  everywhere<T>(tenantId: string | undefined, work: Work<T>): Promise<T[]>;
}

/** With `stays`, an operator who opens a store or a chat in it is noted on its record; lists across stores open none. */
export function createAccess(db: Database, actor: SignedIn, stays?: Stays): Access {
  const open = (tenantId: string): OpenTenant => ({ tenantId, run: (work) => db.asTenant(tenantId, work) });
  // Who sees every store may name a store that isn't there; asked in the same packet as the work.
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
    if (tenantId !== undefined) return [await tenant(tenantId, "read").run(work)];
    if (seesEveryStore(actor)) return [await db.asOperator(work)];
    return Promise.all(storesOf(actor).map((id) => db.asTenant(id, work)));
  };
  const find = async <T>(what: string, work: Work<T | null | undefined>): Promise<T> => {
    for (const found of await everywhere(undefined, work)) if (found != null) return found;
    throw notFound(what);
  };
  const tenant = (tenantId: string, permission: Permission): OpenTenant => {
    if (!isTenantId(tenantId)) throw notFound("Tenant");
    const everyStore = seesEveryStore(actor);
    if (!everyStore && !storesOf(actor).includes(tenantId)) throw notFound("Tenant");
    if (!may(actor, permission, tenantId))
      throw new AppError("not_allowed", `This needs the permission to ${permission}`);
    return everyStore ? openIfThere(tenantId) : open(tenantId);
  };
  const enter = (tenantId: string, permission: Permission, errand?: Errand): OpenTenant => {
    const opened = tenant(tenantId, permission);
    return {
      tenantId,
      run: async (work) => {
        await stays?.note(actor, tenantId, errand);
        return opened.run(work);
      },
    };
  };
  return {
    actor,
    tenant: enter,
    find,
    everywhere,
    tenantOf: async (table, id, permission) => {
      const what = located[table];
      if (!isUuid(id)) throw notFound(what);
      const tenantId = await find(what, async ({ sql }) => {
        const [row] = await sql<
          { id: string }[]
        >`select tenant_id::text as id from ${sql(table)} where id = ${id}`;
        return row?.id;
      });
      return enter(tenantId, permission);
    },
  };
}

/** The stores of who doesn't see every one. */
export function storesOf(actor: SignedIn): string[] {
  switch (actor.kind) {
    case "operator":
      return [];
    case "member":
      return actor.tenants.map(({ id }) => id);
    case "key":
      return actor.tenantId === null ? [] : [actor.tenantId];
  }
}
