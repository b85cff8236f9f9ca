import { randomUUID } from "node:crypto";
import type { ApiKey, apiKeyCreateInput, apiKeyListInput } from "@platform/contract";
import type { Database } from "@platform/db";
import type { ISql } from "postgres";
import type { z } from "zod";
import { hashToken, may, newKey } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { instantKey, readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";

/** More than anybody keeps count of is a sign that none are ever revoked. */
const MOST_KEYS = 50;

const keyJson = (sql: ISql): Fragment => sql`
  json_build_object('id', k.id, 'tenantId', k.tenant_id::text, 'name', k.name, 'scopes', k.scopes, 'last4', k.last4,
    'createdBy', k.created_by, 'createdAt', k.created_at, 'expiresAt', k.expires_at,
    'expired', coalesce(k.expires_at <= clock_timestamp(), false), 'lastUsedAt', k.last_used_at)`;

/** The keys that were not revoked, the newest first. */
export async function listApiKeys(
  db: Database,
  access: Access,
  { tenantId, cursor, limit }: z.infer<typeof apiKeyListInput>,
): Promise<Page<ApiKey>> {
  await assertAdmits(access, tenantId);
  const sql = db.system;
  const before = readCursor(cursor, [instantKey, uuidKey]);
  const rows = await sql<{ key: ApiKey; at: string; id: string }[]>`
    select ${keyJson(sql)} as key, k.created_at::text as at, k.id from auth.api_keys k
    where k.tenant_id is not distinct from ${tenantId}::bigint and k.revoked_at is null
      ${before === null ? sql`` : sql`and (k.created_at, k.id) < (${before[0] ?? ""}::timestamptz, ${before[1] ?? ""})`}
    order by k.created_at desc, k.id desc limit ${limit + 1}`;
  return toPage(rows, { limit, item: ({ key }) => key, keys: ({ at, id }) => [at, id] });
}

/** Makes a key and shows it, this once. Throws `conflict` where there are too many. */
export async function createApiKey(
  db: Database,
  access: Access,
  { tenantId, name, scopes, expiresInDays }: z.infer<typeof apiKeyCreateInput>,
): Promise<{ apiKey: ApiKey; key: string }> {
  await assertAdmits(access, tenantId);
  const id = randomUUID();
  const key = newKey();
  const apiKey = await db.system.begin(async (sql) => {
    const [row] = await sql<{ key: ApiKey }[]>`
      with k as (
        insert into auth.api_keys (id, tenant_id, name, scopes, key_hash, last4, created_by, expires_at)
        select ${id}, ${tenantId}::bigint, ${name}, ${[...new Set(scopes)]}::text[], ${hashToken(key)}, ${key.slice(-4)},
          ${access.actor.name}, clock_timestamp() + make_interval(days => ${expiresInDays}::int)
        where (
          select count(*) from auth.api_keys o
          where o.tenant_id is not distinct from ${tenantId}::bigint and o.revoked_at is null) < ${MOST_KEYS}
        returning *)
      select ${keyJson(sql)} as key from k`;
    if (row === undefined) throw new AppError("conflict", "Too many keys; revoke some that are not used");
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "key.created",
      target: id,
      changes: { name, scopes, expiresAt: row.key.expiresAt },
    });
    return row.key;
  });
  return { apiKey, key };
}

/** The key is nobody's from the next request on; its open streams end within seconds. Throws `not_found`. */
export async function revokeApiKey(
  db: Database,
  access: Access,
  { tenantId, keyId }: { tenantId: string | null; keyId: string },
): Promise<{ id: string }> {
  await assertAdmits(access, tenantId);
  return db.system.begin(async (sql) => {
    const [gone] = await sql<{ name: string }[]>`
      update auth.api_keys set revoked_at = clock_timestamp()
      where id = ${keyId} and tenant_id is not distinct from ${tenantId}::bigint and revoked_at is null
      returning name`;
    if (gone === undefined) throw notFound("Key");
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "key.revoked",
      target: keyId,
      changes: { name: gone.name },
    });
    return { id: keyId };
  });
}

/** Keys stand outside the stores' rows, so that who may is asked before. Throws `not_found` and `not_allowed`. */
async function assertAdmits(access: Access, tenantId: string | null): Promise<void> {
  if (tenantId !== null) await access.tenant(tenantId, "admit").run(async () => undefined);
  else if (!may(access.actor, "admit", null))
    throw new AppError("not_allowed", "Only an operator may do this");
}
