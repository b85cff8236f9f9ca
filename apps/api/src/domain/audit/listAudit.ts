import type { AuditActor, auditActorsInput, AuditEntry, auditListInput } from "@platform/contract";
import type { Database, Session, Sql } from "@platform/db";
import type { z } from "zod";
import { may } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { AppError } from "../errors.ts";

type ListInput = z.infer<typeof auditListInput>;

interface Row {
  id: string;
  at: string;
  tenantId: string | null;
  actor: string;
  action: string;
  target: string | null;
  changes: string | null;
}

/** Who changed what, the newest first. Throws `not_found` and `not_allowed`. */
export async function listAudit(db: Database, access: Access, input: ListInput): Promise<Page<AuditEntry>> {
  const rows = await inScope({ db, access }, input.tenantId, ({ sql }) => readRows(sql, input));
  const names = await namesOf(db.system, rows);
  return toPage(rows, {
    limit: input.limit,
    item: ({ actor, ...row }) => ({
      ...row,
      changes: namedChanges(row, names),
      actor: actorOf(actor, names),
      targetName: (row.target === null ? undefined : names.get(row.target)) ?? null,
    }),
    keys: ({ id }) => [id],
  });
}

/** Enough for whoever looks for a name; the log itself is read whole. */
const LATELY = 20_000;
const KINDS = ["person", "key", "token", "system", "sql"] as const;

/** Who is in the newest entries, people first. Throws `not_found` and `not_allowed`. */
export async function listAuditActors(
  db: Database,
  access: Access,
  { tenantId }: z.infer<typeof auditActorsInput>,
): Promise<{ items: AuditActor[] }> {
  const rows = await inScope(
    { db, access },
    tenantId,
    ({ sql }) => sql<{ actor: string }[]>`
      select distinct actor from (
        select a.actor from audit_log a
        where true ${tenantId === null ? sql`` : sql`and a.tenant_id = ${tenantId}`}
        order by a.id desc limit ${LATELY}) lately
      where actor ~ '^(user|key):' or actor in ('token', 'system', 'sql') limit 500`,
  );
  const names = await namesOf(
    db.system,
    rows.map(({ actor }) => ({ actor, action: "", target: null, changes: null })),
  );
  const items = rows.flatMap(({ actor }) => {
    const { kind, id, name } = actorOf(actor, names);
    return kind === "link" ? [] : [{ kind, id: id ?? actor, name }];
  });
  return {
    items: items.toSorted(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.name ?? "").localeCompare(b.name ?? ""),
    ),
  };
}

async function inScope<T>(
  { db, access }: { db: Database; access: Access },
  tenantId: string | null,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (tenantId !== null) return access.tenant(tenantId, "manage").run(work);
  if (!may(access.actor, "operate", null)) throw new AppError("not_allowed", "Only an operator may do this");
  return db.asOperator(work);
}

async function readRows(sql: Sql, input: ListInput): Promise<Row[]> {
  const { tenantId, area, actorId, from, to, timezone } = input;
  const before = readCursor(input.cursor, [numberKey])?.[0] ?? null;
  return sql<Row[]>`
    select a.id::text, to_json(a.at)#>>'{}' as at, a.tenant_id::text as "tenantId", a.actor, a.action, a.target, a.changes
    from audit_log a
    where true
      ${tenantId === null ? sql`` : sql`and a.tenant_id = ${tenantId}`}
      ${before === null ? sql`` : sql`and a.id < ${before}::bigint`}
      ${area === undefined ? sql`` : sql`and split_part(a.action, '.', 1) = ${area}`}
      ${actorId === undefined ? sql`` : sql`and a.actor in (${`user:${actorId}`}, ${`key:${actorId}`}, ${actorId})`}
      ${from === undefined ? sql`` : sql`and a.at >= ${from}::date::timestamp at time zone ${timezone}`}
      ${to === undefined ? sql`` : sql`and a.at < (${to}::date + 1)::timestamp at time zone ${timezone}`}
    order by a.id desc limit ${input.limit + 1}`;
}

const WHO = /^(user|key):(.+)$/;

/** How people and keys of these rows are called: who acted, whom it was about, and who was given a chat. */
async function namesOf(
  sql: Sql,
  rows: readonly Pick<Row, "actor" | "action" | "target" | "changes">[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<string>();
  for (const { actor, action, target, changes } of rows) {
    const who = WHO.exec(actor)?.[2];
    if (who !== undefined) ids.add(who);
    if (target !== null && /^(team|person|key)\./.test(action)) ids.add(target);
    if (action === ASSIGNED)
      for (const id of Object.values(changesOf(changes) ?? {})) if (typeof id === "string") ids.add(id);
  }
  if (ids.size === 0) return new Map();
  const found = await sql<{ id: string; name: string }[]>`
    select id, name from auth.users where id = any(${[...ids]}::text[])
    union all select id, name from auth.api_keys where id = any(${[...ids]}::text[])`;
  return new Map(found.map(({ id, name }) => [id, name]));
}

function actorOf(actor: string, names: ReadonlyMap<string, string>): AuditEntry["actor"] {
  const [, kind, id] = WHO.exec(actor) ?? [];
  if (id !== undefined) return { kind: kind === "key" ? "key" : "person", id, name: names.get(id) ?? null };
  if (actor === "token" || actor === "sql" || actor === "system")
    return { kind: actor, id: null, name: null };
  return { kind: "link", id: null, name: null };
}

const ASSIGNED = "chat.assigned";

/** To whom a chat was given is written down by their id. */
function namedChanges(
  { action, changes }: Pick<Row, "action" | "changes">,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> | null {
  const read = changesOf(changes);
  if (read === null || action !== ASSIGNED) return read;
  const named = Object.entries(read).map(([field, id]): [string, unknown] => [
    field,
    typeof id === "string" ? (names.get(id) ?? id) : id,
  ]);
  return Object.fromEntries(named);
}

/** What we wrote is an object; SQL may have written anything. */
function changesOf(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // As it stands, then.
  }
  return { text };
}
