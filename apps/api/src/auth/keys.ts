import type { Sql } from "@platform/db";
import type { PendingQuery, Row } from "postgres";
import type { Actor } from "./actor.ts";
import type { KeyScope } from "./permissions.ts";
import { createRateLimit } from "./rateLimit.ts";
import { hashToken } from "./tokens.ts";

interface KeyRow {
  id: string;
  name: string;
  tenantId: string | null;
  scopes: KeyScope[];
  /** Its last use was noted a minute ago or longer. */
  unnoted: boolean;
}

/** Whose key this is; null for one that is unknown, revoked or expired. */
export async function findKey(sql: Sql, key: string): Promise<Actor | null> {
  const [found] = await useKeys(sql, sql`key_hash = ${hashToken(key)}`);
  return found ?? null;
}

/** By its id, whose key each of these is; without those that are unknown, revoked or expired. */
export async function readKeys(sql: Sql, ids: readonly string[]): Promise<Map<string, Actor>> {
  if (ids.length === 0) return new Map();
  const found = await useKeys(sql, sql`id = any(${[...new Set(ids)]})`);
  return new Map(found.map((actor) => [actor.id, actor]));
}

type KeyActor = Extract<Actor, { kind: "key" }>;

/** Those that are valid, whose use is noted once a minute. */
async function useKeys(sql: Sql, which: PendingQuery<Row[]>): Promise<KeyActor[]> {
  const rows = await sql<KeyRow[]>`
    select id, name, tenant_id::text as "tenantId", scopes,
      coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) as unnoted
    from auth.api_keys
    where ${which} and revoked_at is null
      and (expires_at is null or expires_at > clock_timestamp())
      and (tenant_id <> all (array(select r.tenant_id from store_removals r))) is not false`;
  const unnoted = rows.filter((row) => row.unnoted).map(({ id }) => id);
  if (unnoted.length > 0) {
    await sql`
      update auth.api_keys set last_used_at = clock_timestamp()
      where id = any(${unnoted}) and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`;
  }
  return rows.map(({ id, name, tenantId, scopes }) => ({
    kind: "key",
    id,
    name,
    email: null,
    sessionId: null,
    strong: false,
    tenantId,
    scopes,
  }));
}

export interface KeyLimitRule {
  /** Requests per key and minute, over all processes. */
  perMinute: number;
}

export const KEY_LIMIT: KeyLimitRule = { perMinute: 600 };
const WINDOW_MS = 60_000;
const SHARE = 20;

/**
 * Whether a key may ask once more. Processes take shares of the count that they have in common, so that most requests
 * write nothing; what is left of a share lapses with its minute.
 */
export function createKeyLimit(sql: Sql, { perMinute }: KeyLimitRule): (keyId: string) => Promise<boolean> {
  const share = Math.min(SHARE, perMinute);
  const shares = createRateLimit(sql, { max: Math.floor(perMinute / share), windowMs: WINDOW_MS });
  const own = new Map<string, { left: number; until: number }>();
  return async (keyId) => {
    const held = own.get(keyId);
    if (held !== undefined && held.left > 0 && held.until > performance.now()) {
      held.left -= 1;
      return true;
    }
    if (!(await shares.take(`key:${keyId}`))) return false;
    own.set(keyId, { left: share - 1, until: performance.now() + WINDOW_MS });
    return true;
  };
}
