import { SealingError, type Sealer } from "@platform/db/sealing";
import type { StoreMailServer } from "./openTransport.ts";

/** A store's mail server with its password opened. */
export function openServer(
  sealer: Sealer,
  { smtp, tenantId }: { smtp: StoreMailServer | null; tenantId: string },
): StoreMailServer | "unreadable" | null {
  if (smtp === null || smtp.password === null) return smtp;
  const place = {
    table: "tenant_human_handoff_config",
    column: "smtp_password_encrypted",
    row: tenantId,
  } as const;
  try {
    return { ...smtp, password: sealer.open(smtp.password, place).clear };
  } catch (error) {
    if (error instanceof SealingError) return "unreadable";
    throw error;
  }
}
