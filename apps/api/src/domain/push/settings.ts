import type { PushSaveInput, PushSettings } from "@platform/contract";
import type { Session } from "@platform/db";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";

/** What the actor wants to be told of in a store. Throws `not_found`. */
export async function getSettings(access: Access, tenantId: string): Promise<PushSettings> {
  return access.tenant(tenantId, "read").run((session) => readSettings(session, access, tenantId));
}

/** Throws `not_found`. */
export async function saveSettings(access: Access, input: PushSaveInput): Promise<PushSettings> {
  const { tenantId, onWaiting, onMessage, onMention, sound, quiet } = input;
  return access.tenant(tenantId, "read").run(async (session) => {
    await session.sql`
      insert into push_settings as s (tenant_id, user_id, on_waiting, on_message, on_mention, sound, quiet_from, quiet_to)
      select id, ${access.actor.id}, ${onWaiting}, ${onMessage}, ${onMention}, ${sound},
        ${quiet?.from ?? null}, ${quiet?.to ?? null}
      from tenants where id = ${tenantId}
      on conflict (tenant_id, user_id) do update set on_waiting = excluded.on_waiting, on_message = excluded.on_message,
        on_mention = excluded.on_mention, sound = excluded.sound, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, updated_at = now()`;
    return readSettings(session, access, tenantId);
  });
}

async function readSettings({ sql }: Session, { actor }: Access, tenantId: string): Promise<PushSettings> {
  const [row] = await sql<{ settings: PushSettings }[]>`
    select json_build_object('tenantId', t.id::text, 'onWaiting', coalesce(s.on_waiting, true),
      'onMessage', coalesce(s.on_message, true), 'onMention', coalesce(s.on_mention, true),
      'sound', coalesce(s.sound, true), 'timezone', t.timezone,
      'quiet', case when s.quiet_from is not null then json_build_object('from', s.quiet_from, 'to', s.quiet_to) end,
      'saved', s.user_id is not null) as settings
    from tenants t left join push_settings s on s.tenant_id = t.id and s.user_id = ${actor.id}
    where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return row.settings;
}
