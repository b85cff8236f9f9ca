import { createHash, randomBytes } from "node:crypto";
import { installUrl } from "@platform/integrations/tiendanube";
import type { Config } from "../../config/index.ts";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";

/** Long enough to sign in at the store and read what is asked for. */
const VALID_MINUTES = 15;

/** What the browser carries is kept as its hash alone. */
export function stateHash(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}

/** Begins the installation of the app in a store: where the owner's browser goes. One use, by the same person. */
export async function startInstall(
  { config }: { config: Pick<Config, "tiendanube"> },
  access: Access,
  tenantId: string,
): Promise<{ url: string }> {
  const { authUrl, clientId, clientSecret } = config.tiendanube;
  const tenant = access.tenant(tenantId, "manage");
  const state = randomBytes(32).toString("base64url");
  await tenant.run(async ({ sql }) => {
    const there = await sql`select 1 from tenants where id = ${tenantId}`;
    if (there.length === 0) throw new AppError("not_found", "Tenant not found");
    if (clientId === undefined || clientSecret === undefined)
      throw new AppError(
        "conflict",
        "Set TIENDANUBE_CLIENT_ID and TIENDANUBE_CLIENT_SECRET, or paste a token",
      );
    await sql`delete from store_installs where tenant_id = ${tenantId} and expires_at < now()`;
    await sql`
      insert into store_installs (state_hash, tenant_id, user_id, expires_at)
      values (${stateHash(state)}, ${tenantId}, ${access.actor.id}, now() + make_interval(mins => ${VALID_MINUTES}))`;
  });
  return { url: installUrl({ authUrl, clientId: clientId ?? "", state }) };
}
