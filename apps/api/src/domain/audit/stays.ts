import type { Database } from "@platform/db";
import type { SignedIn } from "../../auth/index.ts";
import { authorOf } from "./writeAudit.ts";

/**
 * Whoever runs the installation is a guest in a store: that one came in is on the store's record, once per stay. A program with
 * `ADMIN_TOKEN` visits nobody; what it changes is on record by itself.
 */
export interface Stays {
  /** Notes that an operator looks at a store or works in it, or only tries there what all bots are told. */
  note(actor: SignedIn, tenantId: string, as?: Errand): Promise<void>;
  /** Ends the stay: the next look begins another. */
  end(actor: SignedIn, tenantId: string): Promise<void>;
}

/** `base.tried`: whoever tries the base with a store's bot, on the page of the base, is in no store. */
export type Errand = "tenant.entered" | "base.tried";

/** How long this process believes that a stay goes on; another one may end it. */
const BELIEVED_MS = 60_000;
const MOST = 10_000;

export function createStays(db: Database): Stays {
  const known = new Map<string, { until: number; noted: Promise<void> }>();
  return {
    note: (actor, tenantId, as = "tenant.entered") => {
      if (actor.kind !== "operator" || actor.via !== "session") return Promise.resolve();
      const author = authorOf(actor);
      const key = `${as} ${author} ${tenantId}`;
      const found = known.get(key);
      if (found !== undefined && found.until > Date.now()) return found.noted;
      const noted = write(db, { tenantId, author, action: as });
      if (known.size >= MOST) known.clear();
      known.set(key, { until: Date.now() + BELIEVED_MS, noted });
      noted.catch(() => known.delete(key));
      return noted;
    },
    end: async (actor, tenantId) => {
      const author = authorOf(actor);
      await write(db, { tenantId, author, action: "tenant.left" });
      known.delete(`tenant.entered ${author} ${tenantId}`);
    },
  };
}

interface Mark {
  tenantId: string;
  author: string;
  action: Errand | "tenant.left";
}

/**
 * Only where it says something new: who is in doesn't come in, and who tries again is not written down again. A stay is
 * over after eight hours. A store that is gone or not there gets no mark; whoever asked for it is told by what comes next.
 */
function write(db: Database, { tenantId, author, action }: Mark): Promise<void> {
  const pair = action === "base.tried" ? [action] : ["tenant.entered", "tenant.left"];
  return db.asTenant(tenantId, async ({ sql }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`stay ${author}`}, ${tenantId}::text::bigint))`;
    await sql`
      insert into audit_log (tenant_id, actor, action)
      select t.id, ${author}::text, ${action}::text from tenants t
      where t.id = ${tenantId} and (${action}::text <> 'tenant.left') is distinct from coalesce((
        select a.action <> 'tenant.left' and a.at > now() - interval '8 hours' from audit_log a
        where a.tenant_id = t.id and a.actor = ${author} and a.action = any(${pair}::text[])
        order by a.id desc limit 1), false)`;
  });
}
