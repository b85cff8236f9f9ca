import { randomUUID } from "node:crypto";
import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import { deliver } from "../../alerts/deliver.ts";
import { openServer } from "../../alerts/openServer.ts";
import type { TellReset } from "../../auth/index.ts";
import { actionLetter } from "../../mail/actionLetter.ts";
import type { Mailer } from "../../mail/createMailer.ts";
import type { StoreMailServer } from "../../mail/openTransport.ts";

interface ResetDeps {
  sql: Sql;
  sealer: Sealer;
  mailer: Mailer | null;
  publicUrl: string;
  allowPrivateAddresses: boolean;
  log: Logger;
}

/** Mails the link to set a new password, in the background; what fails is logged, the asker learns nothing of it. */
export function createTellReset(deps: ResetDeps): TellReset {
  return (reset) => {
    send(deps, reset).catch((error: unknown) =>
      deps.log.warn({ err: error, userId: reset.userId }, "A link for a new password could not be sent"),
    );
  };
}

async function send(deps: ResetDeps, { userId, email, name, link }: Parameters<TellReset>[0]): Promise<void> {
  const own = deps.mailer === null ? await onlyServer(deps, userId) : null;
  const letter = {
    to: [email],
    subject: "Elegí una contraseña nueva",
    messageId: `<reset.${randomUUID()}@${new URL(deps.publicUrl).hostname}>`,
    ...actionLetter({
      title: "Elegí una contraseña nueva",
      text: `Hola, ${name}. Alguien pidió cambiar la contraseña de tu cuenta.`,
      action: { label: "Elegir contraseña", href: link },
      note: "El enlace sirve una vez y vence en una hora. Si no lo pediste, no hagas nada: tu contraseña sigue igual.",
    }),
  };
  const sent = await deliver(deps, { letter, server: own?.server ?? null, storeName: own?.storeName ?? "" });
  if (!sent.ok) deps.log.warn({ userId, code: sent.code }, "A link for a new password could not be sent");
}

/**
 * Without mail of the platform's own, a store's carries the link only for people of that store alone: it must not read
 * the link of somebody who also works for another.
 */
async function onlyServer(
  { sql, sealer }: ResetDeps,
  userId: string,
): Promise<{ server: StoreMailServer; storeName: string } | null> {
  const rows = await sql<{ tenantId: string; storeName: string; smtp: StoreMailServer | null }[]>`
    select m.tenant_id::text as "tenantId", t.store_name as "storeName", store_mail_server(g) as smtp
    from auth.memberships m join auth.users u on u.id = m.user_id join tenants t on t.id = m.tenant_id
    left join tenant_human_handoff_config g on g.tenant_id = m.tenant_id
    where m.user_id = ${userId} and u.role = 'member'`;
  const [only] = rows;
  if (only === undefined || rows.length > 1) return null;
  const server = openServer(sealer, only);
  return server === null || server === "unreadable" ? null : { server, storeName: only.storeName };
}
