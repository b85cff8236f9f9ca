import type { Database, Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { OutgoingFetch } from "@platform/integrations/http";
import { exchangeCode } from "@platform/integrations/tiendanube";
import type { Config } from "../../config/index.ts";
import type { Hints } from "../../hints/index.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { stateHash } from "./startInstall.ts";

export interface InstallDeps {
  config: Pick<Config, "tiendanube">;
  db: Database;
  sealer: Sealer;
  outgoing: OutgoingFetch;
  hints: Pick<Hints, "publish">;
}

export type InstallResult =
  | { kind: "connected"; tenantId: string }
  /** Not begun here, used, too old, or begun by somebody else. */
  | { kind: "not_ours" }
  | { kind: "refused" }
  | { kind: "unavailable" };

/** Ends the installation that this person has begun: the store's token is kept, and its catalogue is read. */
export async function finishInstall(
  deps: InstallDeps,
  access: Access,
  { code, state }: { code: string; state: string },
): Promise<InstallResult> {
  const { db, config, outgoing } = deps;
  const { authUrl, clientId, clientSecret, userAgent } = config.tiendanube;
  if (clientId === undefined || clientSecret === undefined) return { kind: "not_ours" };
  // Gone with its first use, whoever comes with it.
  const [begun] = await db.system<{ tenantId: string; userId: string; valid: boolean }[]>`
    delete from store_installs where state_hash = ${stateHash(state)}
    returning tenant_id::text as "tenantId", user_id as "userId", expires_at > now() as valid`;
  if (begun === undefined || !begun.valid || begun.userId !== access.actor.id) return { kind: "not_ours" };
  const { tenantId } = begun;
  const tenant = access.tenant(tenantId, "manage");
  const outcome = await exchangeCode({ authUrl, clientId, clientSecret, code, userAgent, fetch: outgoing });
  if (outcome.kind !== "installed") return { kind: outcome.kind };
  const { storeId, accessToken } = outcome;
  await tenant.run(async ({ sql }) => {
    await keepToken(sql, deps.sealer, { tenantId, storeId, accessToken });
    await writeAudit(sql, access.actor, { tenantId, action: "store.connected", target: storeId });
  });
  await renewOthers(deps, { tenantId, storeId, accessToken });
  deps.hints.publish("catalog");
  return { kind: "connected", tenantId };
}

interface Token {
  tenantId: string;
  storeId: string;
  accessToken: string;
}

async function keepToken(sql: Sql, sealer: Sealer, { tenantId, storeId, accessToken }: Token): Promise<void> {
  const place = { table: "tenants", column: "tiendanube_access_token", row: tenantId } as const;
  await sql`
    update tenants set tiendanube_store_id = ${storeId}, tiendanube_access_token = ${sealer.seal(accessToken, place)},
      updated_at = now(), health_due_at = now()
    where id = ${tenantId}`;
}

/** A new token ends the one before: other numbers of ours that were reading this store with it get the new one. */
async function renewOthers(
  { db, sealer }: InstallDeps,
  { tenantId, storeId, accessToken }: Token,
): Promise<void> {
  const others = await db.system<{ id: string }[]>`
    select t.id::text from tenants t join catalog_sync s on s.tenant_id = t.id
    where t.tiendanube_store_id = ${storeId} and t.id <> ${tenantId} and t.removed_at is null and s.access = 'ok' and s.synced_at is not null`;
  for (const { id } of others) await keepToken(db.system, sealer, { tenantId: id, storeId, accessToken });
}
