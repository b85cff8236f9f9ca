import type { Diagnosis, Language } from "@platform/contract";
import type { ApiDeps } from "../../deps.ts";
import type { OpenTenant } from "../access.ts";
import { notFound } from "../errors.ts";
import { stepOf } from "../setup/stepOf.ts";
import { checkAccount, checkTemplates } from "./checkAccount.ts";
import { checkBudget } from "./checkBudget.ts";
import { tell, type CheckDeps, type Found } from "./check.ts";
import { checkCanary } from "./checkCanary.ts";
import { checkCircuits, checkFiles, checkSwitches, checkWebhook } from "./checkHere.ts";
import { checkCatalog } from "./checkCatalog.ts";
import { checkMail } from "./checkMail.ts";
import { checkSheet } from "./checkSheet.ts";
import { checkModel } from "./checkModel.ts";
import { checkSignature } from "./checkSignature.ts";
import { checkStore } from "./checkStore.ts";
import { checkYCloud } from "./checkYCloud.ts";
import { readStoreFacts, type StoreFacts } from "./storeFacts.ts";
import { checkWords } from "./words.ts";

/** How a store is now, asked of every provider outside any transaction; `since` from the looks before. */
export async function diagnoseTenant(
  { config, outgoing, sealer, media }: Pick<ApiDeps, "config" | "outgoing" | "sealer" | "media">,
  tenant: OpenTenant,
  language: Language,
): Promise<Diagnosis> {
  const [facts, known] = await tenant.run(({ sql }) =>
    Promise.all([
      readStoreFacts({ sql, sealer }, tenant.tenantId),
      sql<{ name: string; status: string; since: string }[]>`
        select name, status, since from health_checks where tenant_id = ${tenant.tenantId}`,
    ]),
  );
  if (facts === null) throw notFound("Tenant");
  const [found, signature] = await Promise.all([
    checkAll({ config, outgoing, media, now: () => new Date() }, facts),
    checkSignature({ config, tenant }, facts),
  ]);
  return [...found, signature].map((each) => {
    const check = tell(each, checkWords[language]);
    const before = known.find(({ name, status }) => name === check.check && status === check.status);
    const since = before === undefined ? null : new Date(before.since).toISOString();
    return { ...check, since, step: stepOf(check.check) };
  });
}

/** Every check of a store, at the same time. */
export async function checkAll(deps: CheckDeps, facts: StoreFacts): Promise<Found[]> {
  const [whatsapp, store, model, files, mail] = await Promise.all([
    checkYCloud(deps, facts),
    checkStore(deps, facts),
    checkModel(deps, facts),
    checkFiles(deps, facts),
    checkMail(deps, facts),
  ]);
  return [
    checkSwitches(facts),
    checkWebhook(deps, facts),
    ...whatsapp,
    checkAccount(facts),
    checkTemplates(facts),
    store,
    checkCatalog(deps, facts),
    model,
    checkCircuits(facts),
    checkBudget(deps, facts),
    files,
    mail,
    checkSheet(facts),
    checkCanary(deps, facts),
  ];
}
