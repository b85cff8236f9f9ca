import type { PrivacyRequest } from "@platform/contract";
import type { Access } from "./access.ts";
import { readCursor, toPage, uuidKey, type Page } from "./cursor.ts";
import { isUuid } from "./ids.ts";
import { notFound } from "./errors.ts";

/** The newest first. */
export async function listPrivacyRequests(
  access: Access,
  input: { tenantId: string; cursor?: string | undefined; limit: number },
): Promise<Page<PrivacyRequest>> {
  const { tenantId, limit } = input;
  const [after = null] = readCursor(input.cursor, [uuidKey]) ?? [];
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const rows = await sql<PrivacyRequest[]>`
      select id, tenant_id::text as "tenantId", kind, state, result - 'files' as result, error,
        requested_at as "requestedAt", done_at as "doneAt"
      from privacy_requests
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
      select export from privacy_requests where id = ${requestId}`;
    return row?.export ?? null;
  });
}
