import { inWords } from "../domain/diagnose/check.ts";
import { mailNotice, NOTICE_ATTEMPTS, NOTICES_AT_ONCE, type NoticeDeps } from "./mailNotice.ts";

/** What `claim_owner_notices` answers (packages/db/functions/31_knowledge.sql). */
interface OwnerNotice {
  id: string;
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

/** Tells a store's owners what was changed that a thief would change: once each, however often it has to be tried. */
export async function sendOwnerNotices(deps: NoticeDeps): Promise<void> {
  const rows = await deps.sql<
    { notice: OwnerNotice }[]
  >`select claim_owner_notices(${NOTICES_AT_ONCE}) as notice`;
  await Promise.all(rows.map(({ notice }) => tell(deps, notice)));
}

async function tell(deps: NoticeDeps, notice: OwnerNotice): Promise<void> {
  const { id, tenantId, attempts } = notice;
  const error = await mailNotice(deps, letterOf(notice, deps.publicUrl));
  if (error !== null) deps.log.warn({ tenantId, attempts, error }, "An owner could not be told by mail");
  await deps.sql`select settle_owner_notice(${id}, ${error}, ${attempts >= NOTICE_ATTEMPTS})`;
}

function letterOf(notice: OwnerNotice, publicUrl: string): Parameters<typeof mailNotice>[1] {
  const { storeName, before, after, changedBy, at, timezone, tenantId } = notice;
  const who = changedBy === "SQL" || changedBy === null ? "por SQL" : `por ${changedBy}`;
  return {
    people: [notice.ownerEmail, ...notice.people],
    subject: `[${storeName}] Cambiaron los datos para pagar`,
    paragraphs: [
      `El ${inWords(at, timezone)} se cambiaron los datos para pagar de ${storeName}, ${who}.`,
      `Antes:\n${before ?? "(no había)"}`,
      `Ahora:\n${after ?? "(se borraron: el bot ya no dice adónde pagar)"}`,
      "El bot se los copia tal cual a quien pregunte cómo pagar. Si no los cambiaste vos ni tu equipo, corregilos ya y cambiá las contraseñas.",
      `Ficha de la tienda: ${publicUrl}/admin/tenants/${tenantId}/sheet`,
    ],
    id: `owner.${notice.id}`,
  };
}
