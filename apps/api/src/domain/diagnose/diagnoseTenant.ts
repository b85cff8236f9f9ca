import type { Diagnosis } from "@platform/contract";
import type { ApiDeps } from "../../deps.ts";
import type { OpenTenant } from "../access.ts";
import { notFound } from "../errors.ts";
import type { CheckDeps } from "./check.ts";
import { checkSwitches, checkWebhook } from "./checkHere.ts";
import { checkModel } from "./checkModel.ts";
import { checkStore } from "./checkStore.ts";
import { checkYCloud } from "./checkYCloud.ts";
import { readStoreFacts } from "./storeFacts.ts";

/** Asks every provider of a store, at the same time and outside any transaction. */
export async function diagnoseTenant(
  { config, outgoing, sealer }: Pick<ApiDeps, "config" | "outgoing" | "sealer">,
  tenant: OpenTenant,
): Promise<Diagnosis> {
  const facts = await tenant.run(({ sql }) => readStoreFacts({ sql, sealer }, tenant.tenantId));
  if (facts === null) throw notFound("Tenant");
  const deps: CheckDeps = { config, outgoing, now: () => new Date() };
  const asked = await Promise.all([
    checkYCloud(deps, facts),
    checkStore(deps, facts),
    checkModel(deps, facts),
  ]);
  return [checkSwitches(facts), checkWebhook(deps, facts), ...asked];
}
