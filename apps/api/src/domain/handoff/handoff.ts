import type { Handoff, HandoffSaveInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import { describeSecret, type Sealer } from "@platform/db/sealing";
import { difference, writeAudit } from "../audit/writeAudit.ts";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { keepSecretHome } from "../keepSecretHome.ts";
import { writeTopics } from "./writeTopics.ts";

const columns = {
  enabled: "enabled",
  destinationEmail: "destination_email",
  handoffInstructions: "handoff_instructions",
  handoffMessage: "handoff_message",
  secondEmail: "second_email",
  secondAfterMinutes: "second_after_minutes",
  ownerAfterMinutes: "owner_after_minutes",
  giveUpAfterMinutes: "give_up_after_minutes",
  giveUpMessage: "give_up_message",
  onComplaint: "on_complaint",
  onRepeatedFailure: "on_repeated_failure",
  whileWaiting: "while_waiting",
  alertPhones: "alert_phones",
  alertAvailable: "alert_available",
  autoAssign: "auto_assign",
  smtpHost: "smtp_host",
  smtpPort: "smtp_port",
  smtpSecurity: "smtp_security",
  smtpUser: "smtp_user",
} as const;
const SECRET = { table: "tenant_human_handoff_config", column: "smtp_password_encrypted" } as const;

/** How a store hands chats over; a store that never saved has the defaults. Throws `not_found`. */
export async function readHandoff(
  sql: Sql,
  { sealer, tenantId }: { sealer: Sealer; tenantId: string },
): Promise<Handoff> {
  const [row] = await sql<{ handoff: Omit<Handoff, "smtpPassword">; password: string | null }[]>`
    select json_build_object(
        'tenantId', t.id::text, 'enabled', coalesce(h.enabled, true), 'destinationEmail', h.destination_email,
        'handoffInstructions', h.handoff_instructions, 'handoffMessage', h.handoff_message,
        'secondEmail', h.second_email, 'secondAfterMinutes', coalesce(h.second_after_minutes, 10),
        'ownerAfterMinutes', coalesce(h.owner_after_minutes, 30), 'giveUpMessage', h.give_up_message,
        'alertPhones', array_remove(coalesce(h.alert_phones, '{}'), null),
        'giveUpAfterMinutes', case when h.tenant_id is null then 120 else h.give_up_after_minutes end,
        'onComplaint', coalesce(h.on_complaint, true), 'onRepeatedFailure', coalesce(h.on_repeated_failure, true),
        'whileWaiting', coalesce(h.while_waiting, 'quiet'),
        'topics', (
          select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'examples', o.examples,
            'customerText', o.customer_text, 'isActive', o.is_active) order by o.position, o.created_at), '[]')
          from handoff_topics o where o.tenant_id = t.id),
        'alertAvailable', coalesce(h.alert_available, false), 'autoAssign', coalesce(h.auto_assign, false),
        'smtpHost', h.smtp_host, 'smtpPort', h.smtp_port, 'smtpSecurity', coalesce(h.smtp_security, 'STARTTLS'),
        'smtpUser', h.smtp_user, 'updatedAt', h.updated_at) as handoff,
      h.smtp_password_encrypted as password
    from tenants t left join tenant_human_handoff_config h on h.tenant_id = t.id
    where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return { ...row.handoff, smtpPassword: describeSecret(sealer, row.password, { ...SECRET, row: tenantId }) };
}

/** However it was typed, `+` and digits. */
function asPhone(typed: string): string {
  return `+${typed.replaceAll(/\D/g, "")}`;
}

/** Absent fields stay, `null` clears; the password is sealed before it reaches the database. */
export async function saveHandoff(sealer: Sealer, access: Access, input: HandoffSaveInput): Promise<Handoff> {
  const { tenantId, smtpPassword, topics, ...patch } = input;
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const before = await readHandoff(sql, { sealer, tenantId });
    keepSecretHome(access.actor, {
      field: "smtpPassword",
      from: before.smtpHost,
      to: patch.smtpHost,
      carried: before.smtpPassword.set && smtpPassword === undefined,
    });
    await sql`insert into tenant_human_handoff_config (tenant_id) values (${tenantId}) on conflict do nothing`;
    const values: Record<string, string | number | boolean | string[] | null> = {};
    for (const [field, value] of Object.entries(patch)) {
      if (value !== undefined) values[columns[field as keyof typeof columns]] = value;
    }
    if (patch.alertPhones !== undefined) values[columns.alertPhones] = patch.alertPhones.map(asPhone);
    if (smtpPassword !== undefined) {
      values[SECRET.column] =
        smtpPassword === null ? null : sealer.seal(smtpPassword, { ...SECRET, row: tenantId });
    }
    if (Object.keys(values).length > 0) {
      await sql`update tenant_human_handoff_config set ${sql(values)} where tenant_id = ${tenantId}`;
    }
    if (topics !== undefined) await writeTopics(sql, { tenantId, topics });
    await sql`update tenant_human_handoff_config set updated_at = now() where tenant_id = ${tenantId}`;
    const secret =
      smtpPassword === undefined ? {} : { smtpPassword: smtpPassword === null ? "cleared" : "set" };
    const after = await readHandoff(sql, { sealer, tenantId });
    const fields = [...Object.keys(patch), ...(topics === undefined ? [] : ["topics"])];
    const changes = { ...difference(fields, before, after), ...secret };
    await writeAudit(sql, access.actor, { tenantId, action: "handoff.saved", changes });
    return after;
  });
}
