import type { SetupNumbers } from "@platform/contract";
import type { Access } from "../access.ts";
import { readFacts, type SetupDeps } from "./setupDeps.ts";
import { openAccount } from "./ycloudAccount.ts";

/** The numbers of a WhatsApp account and whether this store can have each. Nothing is saved. */
export async function readNumbers(
  deps: SetupDeps,
  access: Access,
  { tenantId, apiKey }: { tenantId: string; apiKey?: string | undefined },
): Promise<SetupNumbers> {
  const facts = await readFacts(deps, access.tenant(tenantId, "manage"));
  const account = await openAccount(deps, { access, facts, apiKey });
  return account.ok ? { ok: true, numbers: account.numbers } : account;
}
