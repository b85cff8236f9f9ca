import { randomUUID } from "node:crypto";
import type { Sql } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { Logger } from "pino";
import { deliver, type Delivery } from "../../mail/deliver.ts";
import { openServer } from "../../mail/openServer.ts";
import { actionLetter, type ActionLetter } from "../../mail/actionLetter.ts";
import type { Mailer } from "../../mail/createMailer.ts";
import type { StoreMailServer } from "../../mail/openTransport.ts";

export interface TellDeps {
  sql: Sql;
  sealer: Sealer;
  mailer: Mailer | null;
  publicUrl: string;
  allowPrivateAddresses: boolean;
  log: Logger;
}

export interface PersonalLetter extends ActionLetter {
  userId: string;
  email: string;
  /** What the letter is, in its id. */
  kind: string;
}

/** A letter about a person's own account; its title is its subject. */
export async function tellPerson(
  deps: TellDeps,
  { userId, email, kind, ...content }: PersonalLetter,
): Promise<Delivery> {
  const own = deps.mailer === null ? await onlyServer(deps, userId) : null;
  const letter = {
    to: [email],
    subject: content.title,
    messageId: `<${kind}.${randomUUID()}@${new URL(deps.publicUrl).hostname}>`,
    ...actionLetter(content),
  };
  return deliver(deps, { letter, server: own?.server ?? null, storeName: own?.storeName ?? "" });
}

/**
 * Without mail of the platform's own, a store's carries the link only for people of that store alone: it must not read
 * the link of somebody who also works for another.
 */
async function onlyServer(
  { sql, sealer }: TellDeps,
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
