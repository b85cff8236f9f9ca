import type {
  availabilityInput,
  Invitation,
  Member,
  memberUpdateInput,
  teamListInput,
} from "@platform/contract";
import type { Database } from "@platform/db";
import type { z } from "zod";
import { may, type Permission } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { accountKey, instantKey, readCursor, toPage, type Page } from "../cursor.ts";
import { AppError, notFound } from "../errors.ts";

type ListInput = z.infer<typeof teamListInput>;

/** The people of a store, in the order they joined. */
export async function listMembers(
  db: Database,
  access: Access,
  { tenantId, cursor, limit }: ListInput,
): Promise<Page<Member>> {
  await assertStore(access, tenantId, "read");
  const admits = may(access.actor, "admit", tenantId);
  const after = readCursor(cursor, [instantKey, accountKey]);
  const rows = await db.system<{ member: Member; at: string; id: string }[]>`
    select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'role', m.role,
        'disabled', m.disabled_at is not null or u.disabled_at is not null, 'joinedAt', m.created_at,
        'availability', m.availability, 'hours', m.hours, 'available', u.disabled_at is null and is_available(m, t, now()),
        'openChats', (
          select count(*) from chat_conversations c where c.tenant_id = m.tenant_id and c.assignee_id = u.id
            and (c.waiting_since is not null or c.human_override_until > now())),
        'secondFactor', case when ${admits} then has_second_factor(u.id) end,
        'lastSeenAt', (select max(s.updated_at) from auth.sessions s where s.user_id = u.id and s.expires_at > now())
      ) as member, m.created_at::text as at, u.id
    from auth.memberships m join auth.users u on u.id = m.user_id join tenants t on t.id = m.tenant_id
    where m.tenant_id = ${tenantId}
      ${after === null ? db.system`` : db.system`and (m.created_at, u.id) > (${after[0] ?? ""}::timestamptz, ${after[1] ?? ""})`}
    order by m.created_at, u.id limit ${limit + 1}`;
  return toPage(rows, { limit, item: ({ member }) => member, keys: ({ at, id }) => [at, id] });
}

/** Addresses that may join and have not yet, the newest first. */
export async function listInvitations(
  db: Database,
  access: Access,
  { tenantId, cursor, limit }: ListInput,
): Promise<Page<Invitation>> {
  await assertStore(access, tenantId, "admit");
  const before = readCursor(cursor, [instantKey, accountKey]);
  const rows = await db.system<{ invitation: Invitation; at: string; id: string }[]>`
    select json_build_object('id', i.id, 'email', i.email, 'role', i.role, 'invitedBy', i.invited_by,
        'expiresAt', i.expires_at) as invitation, i.created_at::text as at, i.id
    from auth.invitations i
    where i.tenant_id = ${tenantId} and i.expires_at > now()
      ${before === null ? db.system`` : db.system`and (i.created_at, i.id) < (${before[0] ?? ""}::timestamptz, ${before[1] ?? ""})`}
    order by i.created_at desc, i.id desc limit ${limit + 1}`;
  return toPage(rows, { limit, item: ({ invitation }) => invitation, keys: ({ at, id }) => [at, id] });
}

/** The link of an invitation stops working. Throws `not_found`. */
export async function revokeInvitation(
  db: Database,
  access: Access,
  { tenantId, invitationId }: { tenantId: string; invitationId: string },
): Promise<{ ok: true }> {
  await assertStore(access, tenantId, "admit");
  return db.system.begin(async (sql) => {
    const [gone] = await sql<{ email: string }[]>`
      delete from auth.invitations where tenant_id = ${tenantId} and id = ${invitationId} returning email`;
    if (gone === undefined) throw notFound("Invitation");
    await writeAudit(sql, access.actor, { tenantId, action: "team.uninvited", target: gone.email });
    return { ok: true };
  });
}

/** Another role, or switched off or on. Holds from their next request on; their open streams end within seconds. */
export async function changeMember(
  db: Database,
  access: Access,
  { tenantId, userId, role, disabled }: z.infer<typeof memberUpdateInput>,
): Promise<{ ok: true }> {
  await change(db, access, {
    tenantId,
    userId,
    role: role ?? null,
    disabled: disabled ?? null,
    remove: false,
  });
  return { ok: true };
}

/** Whether a person attends: staff say it of themselves, owners of anybody. Throws `not_found`. */
export async function setAvailability(
  db: Database,
  access: Access,
  { tenantId, userId = access.actor.id, availability, hours }: z.infer<typeof availabilityInput>,
): Promise<{ ok: true }> {
  await assertStore(access, tenantId, userId === access.actor.id ? "answer" : "admit");
  const own =
    hours === undefined
      ? db.system`hours`
      : db.system`${hours === null ? null : JSON.stringify(hours)}::jsonb`;
  const [row] = await db.system`
    update auth.memberships set availability = ${availability}, hours = ${own}
    where tenant_id = ${tenantId} and user_id = ${userId} returning 1`;
  if (row === undefined) throw notFound("Person");
  return { ok: true };
}

/** Somebody whom a chat of this store may be given to. Throws `not_found`. */
export async function findAssignee(
  db: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<{ id: string; name: string }> {
  const [person] = await db.system<{ id: string; name: string }[]>`
    select u.id, u.name from auth.memberships m join auth.users u on u.id = m.user_id
    where m.tenant_id = ${tenantId} and m.user_id = ${userId} and m.role <> 'viewer'
      and m.disabled_at is null and u.disabled_at is null`;
  if (person === undefined) throw notFound("Person");
  return person;
}

/** Out of the store; the account and its other stores stay. */
export async function removeMember(
  db: Database,
  access: Access,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<{ ok: true }> {
  await change(db, access, { tenantId, userId, role: null, disabled: null, remove: true });
  return { ok: true };
}

interface Change {
  tenantId: string;
  userId: string;
  role: string | null;
  disabled: boolean | null;
  remove: boolean;
}

async function change(
  db: Database,
  access: Access,
  { tenantId, userId, role, disabled, remove }: Change,
): Promise<void> {
  await assertStore(access, tenantId, "admit");
  await db.system.begin(async (sql) => {
    const [row] = await sql<{ answer: "ok" | "not_found" | "last_owner" }[]>`
      select change_member(${tenantId}, ${userId}, ${role}, ${disabled}, ${remove},
        ${access.actor.kind === "operator"}) as answer`;
    if (row?.answer === "last_owner") throw new AppError("conflict", "A store keeps one owner");
    if (row?.answer !== "ok") throw notFound("Person");
    await writeAudit(sql, access.actor, {
      tenantId,
      action: remove ? "team.removed" : "team.changed",
      target: userId,
      changes: { ...(role !== null && { role }), ...(disabled !== null && { disabled }) },
    });
  });
}

/** People stand outside the stores' rows, so that who may is asked before. Throws `not_found` and `not_allowed`. */
async function assertStore(access: Access, tenantId: string, permission: Permission): Promise<void> {
  await access.tenant(tenantId, permission).run(async () => undefined);
}
