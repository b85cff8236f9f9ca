import type { PrivacyRequest, PrivacyRequestInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { isUuid } from "../ids.ts";
import { notFound } from "../errors.ts";

const columns = (sql: Sql) => sql`
  id, tenant_id::text as "tenantId", kind, state, case when jsonb_typeof(result) = 'object' then (
    select coalesce(jsonb_object_agg(r.key, r.value) filter (where jsonb_typeof(r.value) = 'number'), '{}')
    from jsonb_each(result) r) end as result, error,
  to_json(requested_at) as "requestedAt", to_json(done_at) as "doneAt"`;

/** Plans what a customer asked the store for; it is carried out within seconds. Throws `not_found` where nothing is kept. */
export async function requestPrivacy(
  access: Access,
  { tenantId, kind, phone, userId }: PrivacyRequestInput,
): Promise<PrivacyRequest> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const subject = JSON.stringify(
      phone === undefined ? { userId } : { phone: `+${phone.replace(/\D/g, "")}` },
    );
    const [planned] = await sql<PrivacyRequest[]>`
      insert into privacy_requests (tenant_id, kind, subject)
      select ${tenantId}, ${kind}, s.subject from (select ${subject}::text::jsonb as subject) s
      where cardinality(chats_of_subject(${tenantId}, s.subject)) + cardinality(orders_of_subject(${tenantId}, s.subject)) > 0
      returning ${columns(sql)}`;
    if (planned === undefined) throw notFound("Customer");
    await writeAudit(sql, access.actor, {
      tenantId,
      action: `privacy.${kind}`,
      target: planned.id,
    });
    return planned;
  });
}

/** The newest first. */
export async function listPrivacyRequests(
  access: Access,
  input: { tenantId: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<PrivacyRequest>> {
  const { tenantId, limit } = input;
  const [after = null] = readCursor(input.cursor, [uuidKey]) ?? [];
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const rows = await sql<PrivacyRequest[]>`
      select ${columns(sql)} from privacy_requests
      where tenant_id = ${tenantId} and (${after}::uuid is null or id < ${after}::uuid)
      order by id desc limit ${limit + 1}`;
    return toPage(rows, { limit, item: (row) => row, keys: ({ id }) => [id] });
  });
}

/** What was put together for a customer who wants to see it. Throws `not_found`. */
export async function readPrivacyExport(
  access: Access,
  requestId: string,
): Promise<Record<string, unknown> | null> {
  if (!isUuid(requestId)) throw notFound("Request");
  const { tenantId } = await access.find("Request", async ({ sql }) => {
    const [row] = await sql<{ tenantId: string }[]>`
      select tenant_id::text as "tenantId" from privacy_requests where id = ${requestId}`;
    return row;
  });
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const [row] = await sql<{ export: Record<string, unknown> | null }[]>`
      select case when jsonb_typeof(export) = 'object' then export end as export from privacy_requests where id = ${requestId}`;
    return row?.export ?? null;
  });
}
