import { randomUUID } from "node:crypto";
import type { inviteInput, inviteResult } from "@platform/contract";
import type { Database, Session } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { z } from "zod";
import { deliver } from "../../mail/deliver.ts";
import { openServer } from "../../mail/openServer.ts";
import { hashToken, newToken } from "../../auth/index.ts";
import { actionLetter } from "../../mail/actionLetter.ts";
import type { Mailer } from "../../mail/createMailer.ts";
import type { StoreMailServer } from "../../mail/openTransport.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";

export interface InviteDeps {
  db: Database;
  sealer: Sealer;
  mailer: Mailer | null;
  publicUrl: string;
  allowPrivateAddresses: boolean;
}

interface Store {
  storeName: string;
  smtp: StoreMailServer | null;
}

const ROLES = {
  owner: "con todos los permisos",
  staff: "para atender los chats",
  viewer: "para mirar",
} as const;

/**
 * Invites an address to a store: by mail or, where none takes the letter, by a link that is answered once. Inviting
 * again replaces the link. Throws `conflict` for somebody who is in the store already.
 */
export async function invite(
  deps: InviteDeps,
  access: Access,
  { tenantId, email: given, role }: z.infer<typeof inviteInput>,
): Promise<z.infer<typeof inviteResult>> {
  const store = await access.tenant(tenantId, "admit").run((session) => readStore(session, tenantId));
  const token = newToken();
  const email = given.toLowerCase();
  const invitedBy = access.actor.name;
  const { id, expiresAt } = await deps.db.system.begin(async (sql) => {
    const [row] = await sql<{ answer: { id: string; expiresAt: string } | { error: string } }[]>`
      select invite_person(${randomUUID()}, ${tenantId}, ${email}, ${role}, ${hashToken(token)}, ${invitedBy}) as answer`;
    if (row === undefined || "error" in row.answer)
      throw new AppError("conflict", "This address is in the store already");
    await writeAudit(sql, access.actor, {
      tenantId,
      action: "team.invited",
      target: email,
      changes: { role },
    });
    return row.answer;
  });
  const link = `${deps.publicUrl}/invitation#token=${token}`;
  const via = await mail(deps, { tenantId, store, email, link, role, invitedBy });
  // Only then does the link prove whose mailbox it is: a store reads what its own server carries.
  if (via === "platform") await deps.db.system`update auth.invitations set mailed = true where id = ${id}`;
  return {
    invitation: { id, email, role, invitedBy, expiresAt },
    mailed: via !== null,
    link: via === null ? link : null,
  };
}

async function readStore({ sql }: Session, tenantId: string): Promise<Store> {
  const [row] = await sql<{ store: Store }[]>`
    select json_build_object('storeName', t.store_name, 'smtp', store_mail_server(g)) as store
    from tenants t left join tenant_human_handoff_config g on g.tenant_id = t.id where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return row.store;
}

interface Invitation {
  tenantId: string;
  store: Store;
  email: string;
  link: string;
  role: keyof typeof ROLES;
  invitedBy: string;
}

/** Over the store's server or the platform's; null where none took it. */
async function mail(
  deps: InviteDeps,
  { tenantId, store, email, link, role, invitedBy }: Invitation,
): Promise<"store" | "platform" | null> {
  const server = openServer(deps.sealer, { smtp: store.smtp, tenantId });
  const letter = {
    to: [email],
    subject: `Te invitaron a ${store.storeName}`,
    messageId: `<invitation.${randomUUID()}@${new URL(deps.publicUrl).hostname}>`,
    ...actionLetter({
      title: `Te invitaron a ${store.storeName}`,
      text: `${invitedBy} te invitó a sumarte al equipo ${ROLES[role]}.`,
      action: { label: "Sumarme", href: link },
      note: "El enlace sirve una vez y vence en siete días. Si no esperabas esta invitación, no hagas nada.",
    }),
  };
  const sent = await deliver(deps, {
    letter,
    server: server === "unreadable" ? null : server,
    storeName: store.storeName,
  });
  return sent.ok ? sent.via : null;
}
