import { StoreError, type StoreErrorCode } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { StoreAccess } from "../errors.ts";

export interface MirrorState {
  access: StoreAccess;
  /** Whether a run has ever come to its end. */
  whole: boolean;
  /** Since the store was last asked what has changed. */
  ageSeconds: number;
}

/** Null where the tenant has no store. */
export async function readMirrorState(sql: Sql, tenantId: string): Promise<MirrorState | null> {
  const [row] = await sql<MirrorState[]>`
    select access, synced_at is not null as whole,
      coalesce(extract(epoch from clock_timestamp() - synced_at), 0)::float8 as "ageSeconds"
    from catalog_sync where tenant_id = ${tenantId}`;
  return row ?? null;
}

const refusals: Record<Exclude<StoreAccess, "ok">, StoreErrorCode> = {
  unauthorized: "unauthorized",
  forbidden: "unauthorized",
  suspended: "suspended",
  uninstalled: "not_connected",
};

/** A store that doesn't let us look is not answered for: what is remembered of it may be true no more. */
export function assertLetsUsLook({ access }: Pick<MirrorState, "access">): void {
  if (access !== "ok") throw new StoreError(refusals[access], `The store can't be looked at: ${access}.`);
}
