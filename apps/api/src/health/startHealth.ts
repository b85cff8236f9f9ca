import type { Database, Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import type { Config } from "../config/index.ts";
import type { OpenTenant } from "../domain/access.ts";
import { tell, type CheckDeps, type Found } from "../domain/diagnose/check.ts";
import { checkSignature } from "../domain/diagnose/checkSignature.ts";
import { checkAll } from "../domain/diagnose/diagnoseTenant.ts";
import { readStoreFacts, type StoreFacts } from "../domain/diagnose/storeFacts.ts";
import { checkWords } from "../domain/diagnose/words.ts";
import { jsonText } from "../flow/jsonText.ts";
import type { Mailer } from "../mail/createMailer.ts";
import { repeat } from "../repeat.ts";
import { sendNotices } from "./notices.ts";
import { sendOwnerNotices } from "./ownerNotices.ts";

export interface HealthDeps extends CheckDeps {
  config: CheckDeps["config"] & Pick<Config, "port">;
  sql: Sql;
  /** As the store itself: what the knock has left has to be its own. */
  db: Pick<Database, "asTenant">;
  sealer: Sealer;
  log: Logger;
  /** Null where the platform has no mail: what is found shows in the panel alone. */
  mailer: Mailer | null;
}

const LOOK_MS = 5_000;
const AT_ONCE = 8;
const EVERY_SECONDS = 600;

/**
 * Looks at every store about every ten minutes, a few at a time, and tells people what changed.
 * @returns the function that stops it
 */
export function startHealth(deps: HealthDeps): () => Promise<void> {
  return repeat(LOOK_MS, () => lookOnce(deps));
}

/** Checks the stores whose turn it is, and sends what is due to be told. */
export async function lookOnce(deps: HealthDeps): Promise<void> {
  const { sql, log, mailer } = deps;
  try {
    const due = await sql<{ id: string }[]>`select claim_health(${AT_ONCE}, ${EVERY_SECONDS}) as id`;
    await Promise.all(due.map(({ id }) => lookAt(deps, id)));
    if (mailer === null) return;
    const post = { sql, mailer, log, publicUrl: deps.config.publicUrl };
    await Promise.all([sendNotices(post), sendOwnerNotices(post)]);
  } catch (error) {
    log.error({ err: error }, "The stores' health could not be looked at");
  }
}

/** One store's trouble with being checked is no other's. */
async function lookAt(deps: HealthDeps, tenantId: string): Promise<void> {
  const { sql, sealer, log } = deps;
  try {
    const facts = await readStoreFacts({ sql, sealer }, tenantId);
    if (facts === null) return;
    const [findings, signature] = await Promise.all([checkAll(deps, facts), knock(deps, facts)]);
    const told = [...findings, signature].map(inEveryLanguage);
    await sql`select record_health(${tenantId}, ${jsonText(told)}::text::jsonb)`;
  } catch (error) {
    log.error({ err: error, tenantId }, "A store's health could not be looked at");
  }
}

/** In Spanish, which the letters are in, and beside it as everybody else reads it. */
function inEveryLanguage(found: Found) {
  const { pt, en } = checkWords;
  return { ...tell(found, checkWords.es), said: { pt: tell(found, pt), en: tell(found, en) } };
}

/**
 * An event of our own at the public address, as YCloud would bring it: name, certificate, proxy, signature, and stored for
 * this store. It has no effect; what a message does further on, the canary shows (`../canary`).
 */
function knock({ config, db }: HealthDeps, facts: StoreFacts): Promise<Found> {
  const { tenantId } = facts;
  const tenant: OpenTenant = { tenantId, run: (work) => db.asTenant(tenantId, work) };
  return checkSignature({ config, tenant, addresses: [config.publicUrl] }, facts);
}
