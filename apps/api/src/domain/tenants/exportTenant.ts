import type { Readable } from "node:stream";
import type { SignedIn } from "../../auth/index.ts";
import { exportStore, type ExportDeps } from "../../storeExport/exportStore.ts";
import type { OpenTenant } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";

/** A whole store as an archive, and that it was taken on the store's record. Throws `not_found`. */
export async function exportTenant(
  deps: ExportDeps,
  actor: SignedIn,
  { tenantId, run }: OpenTenant,
): Promise<Readable> {
  // First whether it is there: nothing is written about a store that isn't.
  await run(async ({ sql }) => await sql`select 1`);
  await run(({ sql }) => writeAudit(sql, actor, { tenantId, action: "tenant.exported" }));
  return exportStore(deps, tenantId);
}
