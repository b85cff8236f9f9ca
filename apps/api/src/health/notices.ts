import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { inWords } from "../domain/diagnose/check.ts";
import { nameOfCheck } from "../domain/diagnose/nameOfCheck.ts";
import { stepOf } from "../domain/setup/stepOf.ts";
import type { Letter, Mailer } from "../mail/createMailer.ts";

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

export interface NoticeDeps {
  sql: Sql;
  mailer: Mailer;
  log: Logger;
  publicUrl: string;
}

/** One try at once, then after one minute, four, sixteen, about an hour and four hours. */
const MAX_ATTEMPTS = 6;
const AT_ONCE = 10;

/** Tells owner and operators what turned red, with its mend, and what is well again: once each. */
export async function sendNotices(deps: NoticeDeps): Promise<void> {
  const rows = await deps.sql<{ notice: Notice }[]>`select claim_notices(${AT_ONCE}) as notice`;
  await Promise.all(rows.map(({ notice }) => tell(deps, notice)));
}

async function tell({ sql, mailer, log, publicUrl }: NoticeDeps, notice: Notice): Promise<void> {
  const { tenantId, check, status, attempts } = notice;
  const error = await mailer.send(toLetter(notice, { publicUrl, fallback: mailer.address })).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)).slice(0, 500),
  );
  if (error !== null)
    log.warn({ tenantId, check, status, attempts, error }, "A store's trouble could not be told by mail");
  const last = attempts >= MAX_ATTEMPTS;
  await sql`select settle_notice(${tenantId}, ${check}, ${status}, ${error}, ${last})`;
}

function toLetter(notice: Notice, { publicUrl, fallback }: { publicUrl: string; fallback: string }): Letter {
  const { storeName, check, status, detail, fix, since, timezone, tenantId } = notice;
  const name = nameOfCheck(check);
  const well = status === "ok";
  const step = stepOf(check);
  const to = [notice.ownerEmail ?? "", ...notice.operators].filter((each) => each !== "");
  const lines = [
    well ? `${name}: ya funciona. ${detail}` : `${name}: ${detail}`,
    ...(well || fix === null ? [] : [`Qué hacer: ${fix}`]),
    `Desde el ${inWords(since, timezone)}.`,
    ...(well || step === null
      ? [`Estado de la tienda: ${publicUrl}/admin/tenants/${tenantId}#health`]
      : [`Arreglarlo: ${publicUrl}/admin/tenants/${tenantId}/alta?paso=${step}`]),
  ];
  return {
    to: to.length === 0 ? [fallback] : [...new Set(to)],
    subject: well ? `[${storeName}] Resuelto: ${name}` : `[${storeName}] ${name}: ${detail}`,
    text: `${lines.join("\n\n")}\n`,
    messageId: `<health.${tenantId}.${check}.${status}.${Date.parse(since)}@${new URL(publicUrl).hostname}>`,
  };
}
