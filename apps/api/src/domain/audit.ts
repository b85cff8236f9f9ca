import type { Sql } from "@platform/db";
import type { SignedIn } from "../auth/index.ts";

export interface AuditEntry {
  tenantId: string | null;
  action: string;
  target?: string;
  /** What changed, already without secrets. */
  changes?: Record<string, unknown>;
}

/** Who changed what; written in the transaction of the change. */
export async function writeAudit(sql: Sql, actor: SignedIn, entry: AuditEntry): Promise<void> {
  const by = actor.kind === "operator" && actor.via === "token" ? "token" : `user:${actor.id}`;
  await sql`
    insert into audit_log (tenant_id, actor, action, target, changes)
    values (${entry.tenantId}, ${by}, ${entry.action}, ${entry.target ?? null},
            ${entry.changes === undefined ? null : JSON.stringify(entry.changes)})`;
}
