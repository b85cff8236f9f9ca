import type { TenantMode } from "@platform/contract";

/** From the most careful to the freest, as the form offers them. */
export const tenantModeNames = [
  "off",
  "test",
  "drafts",
  "off_hours",
  "always",
] as const satisfies readonly TenantMode[];
