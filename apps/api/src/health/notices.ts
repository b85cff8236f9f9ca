import { inWords } from "../domain/diagnose/check.ts";
import { nameOfCheck } from "../domain/diagnose/nameOfCheck.ts";
import { stepOf } from "../domain/setup/stepOf.ts";
import { mailNotice, NOTICE_ATTEMPTS, NOTICES_AT_ONCE, type NoticeDeps } from "./mailNotice.ts";

/** What `claim_notices` answers (packages/db/functions/70_health.sql). */
interface Notice {
  tenantId: string;
  storeName: string;
  ownerEmail: string | null;
  timezone: string;
  check: string;
  status: "ok" | "fail";
  detail: string;
  fix: string | null;
  since: string;
  attempts: number;
  operators: string[];
}

/** Tells owner and operators what turned red, with its mend, and what is well again: once each. */
export async function sendNotices(deps: NoticeDeps): Promise<void> {
  const rows = await deps.sql<{ notice: Notice }[]>`select claim_notices(${NOTICES_AT_ONCE}) as notice`;
  await Promise.all(rows.map(({ notice }) => tell(deps, notice)));
}

async function tell(deps: NoticeDeps, notice: Notice): Promise<void> {
  const { tenantId, check, status, attempts } = notice;
  const error = await mailNotice(deps, letterOf(notice, deps.publicUrl));
  if (error !== null)
    deps.log.warn(
      { tenantId, check, status, attempts, error },
      "A store's trouble could not be told by mail",
    );
  const last = attempts >= NOTICE_ATTEMPTS;
  await deps.sql`select settle_notice(${tenantId}, ${check}, ${status}, ${error}, ${last})`;
}

function letterOf(notice: Notice, publicUrl: string): Parameters<typeof mailNotice>[1] {
  const { storeName, check, status, detail, fix, since, timezone, tenantId } = notice;
  const name = nameOfCheck(check);
  const well = status === "ok";
  const step = stepOf(check);
  return {
    people: [notice.ownerEmail, ...notice.operators],
    subject: well ? `[${storeName}] Resuelto: ${name}` : `[${storeName}] ${name}: ${detail}`,
    paragraphs: [
      well ? `${name}: ya funciona. ${detail}` : `${name}: ${detail}`,
      ...(well || fix === null ? [] : [`Qué hacer: ${fix}`]),
      `Desde el ${inWords(since, timezone)}.`,
      well || step === null
        ? `Estado de la tienda: ${publicUrl}/admin/tenants/${tenantId}/salud`
        : `Arreglarlo: ${publicUrl}/admin/tenants/${tenantId}/alta?paso=${step}`,
    ],
    id: `health.${tenantId}.${check}.${status}.${Date.parse(since)}`,
  };
}
