import type { ApiDeps } from "../../deps.ts";
import type { TenantDeps } from "../../domain/tenants/writeTenant.ts";

export function tenantDeps({ db, sealer, config }: ApiDeps): TenantDeps {
  return { db, sealer, publicUrl: config.publicUrl };
}
