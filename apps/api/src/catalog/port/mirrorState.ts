import { StoreError, type StoreErrorCode } from "@platform/agent";
import type { StoreAccess } from "../errors.ts";

/** As `store_context` tells it with everything else that a run knows of its store. */
export interface MirrorState {
  access: StoreAccess;
  /** Whether a run has ever come to its end. */
  whole: boolean;
  /** Since the store was last asked what has changed. */
  ageSeconds: number;
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
