import type { ISql } from "postgres";
import type { SignedIn } from "../../auth/index.ts";

export interface AuditEntry {
  tenantId: string | null;
  action: string;
  target?: string;
  /** What changed, already without secrets. */
  changes?: Record<string, unknown>;
}

/** How who acts is written down: `user:` or `key:` and an id, or `token`. */
export function authorOf(actor: SignedIn): string {
  if (actor.kind === "key") return `key:${actor.id}`;
  return actor.kind === "operator" && actor.via === "token" ? "token" : `user:${actor.id}`;
}

/** Who changed what; written in the transaction of the change. */
export async function writeAudit(sql: ISql, actor: SignedIn, entry: AuditEntry): Promise<void> {
  await sql`
    insert into audit_log (tenant_id, actor, action, target, changes)
    values (${entry.tenantId}, ${authorOf(actor)}, ${entry.action}, ${entry.target ?? null},
            ${entry.changes === undefined ? null : JSON.stringify(entry.changes)})`;
}

const LONGEST = 300;

/** What became of these fields, before and after; long texts are cut, since their versions are kept elsewhere. */
export function difference(
  fields: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, { before: unknown; after: unknown }> {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(
    changed.map((field) => [field, { before: cut(before[field]), after: cut(after[field]) }]),
  );
}

function cut(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "string" && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
