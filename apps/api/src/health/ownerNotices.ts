import type { Sql } from "@platform/db";
import { inWords } from "../domain/diagnose/check.ts";
import type { Letter } from "../mail/createMailer.ts";
import type { NoticeDeps } from "./notices.ts";

/** What `claim_owner_notices` answers (packages/db/functions/31_knowledge.sql). */
interface OwnerNotice {
  id: string;
  kind: "payment_details";
  tenantId: string;
  storeName: string;
  timezone: string;
  before: string | null;
  after: string | null;
  changedBy: string | null;
  at: string;
  attempts: number;
  ownerEmail: string | null;
  /** Owners who can sign in, and operators. */
  people: string[];
}

/** One try at once, then after one minute, four, sixteen, about an hour and four hours. */
const MAX_ATTEMPTS = 6;
const AT_ONCE = 10;

/** Tells a store's owners what was changed that a thief would change: once each, however often it has to be tried. */
export async function sendOwnerNotices(deps: NoticeDeps): Promise<void> {
  const rows = await deps.sql<{ notice: OwnerNotice }[]>`select claim_owner_notices(${AT_ONCE}) as notice`;
  await Promise.all(rows.map(({ notice }) => tell(deps, notice)));
}

async function tell({ sql, mailer, log, publicUrl }: NoticeDeps, notice: OwnerNotice): Promise<void> {
  const { id, tenantId, attempts } = notice;
  const error = await mailer.send(toLetter(notice, { publicUrl, fallback: mailer.address })).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)).slice(0, 500),
  );
  if (error !== null) log.warn({ tenantId, attempts, error }, "An owner could not be told by mail");
  await settle(sql, { id, error, last: attempts >= MAX_ATTEMPTS });
}

async function settle(sql: Sql, told: { id: string; error: string | null; last: boolean }): Promise<void> {
  await sql`select settle_owner_notice(${told.id}, ${told.error}, ${told.last})`;
}

function toLetter(
  notice: OwnerNotice,
  { publicUrl, fallback }: { publicUrl: string; fallback: string },
): Letter {
  const { storeName, before, after, changedBy, at, timezone, tenantId } = notice;
  const to = [notice.ownerEmail ?? "", ...notice.people].filter((each) => each !== "");
  const who = changedBy === "SQL" || changedBy === null ? "por SQL" : `por ${changedBy}`;
  const lines = [
    `El ${inWords(at, timezone)} se cambiaron los datos para pagar de ${storeName}, ${who}.`,
    `Antes:\n${before ?? "(no había)"}`,
    `Ahora:\n${after ?? "(se borraron: el bot ya no dice adónde pagar)"}`,
    "El bot se los copia tal cual a quien pregunte cómo pagar. Si no los cambiaste vos ni tu equipo, corregilos ya y cambiá las contraseñas.",
    `Ficha de la tienda: ${publicUrl}/admin/tenants/${tenantId}/sheet`,
  ];
  return {
    to: to.length === 0 ? [fallback] : [...new Set(to)],
    subject: `[${storeName}] Cambiaron los datos para pagar`,
    text: `${lines.join("\n\n")}\n`,
    messageId: `<owner.${notice.id}@${new URL(publicUrl).hostname}>`,
  };
}
