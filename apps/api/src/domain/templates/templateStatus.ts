import type { TemplateStatus } from "@platform/contract";
import type { Sql } from "@platform/db";
import { stateOf } from "../../templates/readTemplate.ts";
import { READY_TEMPLATES } from "../../templates/readyTemplates.ts";
import { notFound } from "../errors.ts";

interface Row {
  syncedAt: string | null;
  syncing: boolean;
  error: TemplateStatus["error"];
  approved: number;
  known: { name: string; language: string; status: string; statusEvent: string | null }[];
}

/** When the store's templates were last read, and what became of the ready ones. Throws `not_found`. */
export async function templateStatus(
  sql: Sql,
  { tenantId, publicUrl }: { tenantId: string; publicUrl: string },
): Promise<TemplateStatus> {
  const names = READY_TEMPLATES.map(({ name }) => name);
  const [row] = await sql<{ status: Row }[]>`
    select json_build_object('syncedAt', s.synced_at, 'error', s.error,
      'syncing', s.tenant_id is null or s.error is null and (s.attempts > 0 or s.due_at <= clock_timestamp()),
      'approved', (select count(*) from whatsapp_templates w where w.tenant_id = t.id and w.status = 'APPROVED'),
      'known', (
        select coalesce(json_agg(json_build_object('name', w.name, 'language', w.language, 'status', w.status,
          'statusEvent', w.status_event)), '[]')
        from whatsapp_templates w where w.tenant_id = t.id and w.name = any(${names}::text[]))) as status
    from tenants t left join template_sync s on s.tenant_id = t.id where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  const { known, ...status } = row.status;
  return {
    ...status,
    ready: READY_TEMPLATES.map((ready) => {
      const own = known.find(({ name, language }) => name === ready.name && language === ready.language);
      const { kind, language, name, body, footer, button } = ready;
      const url = button?.type === "URL" ? `${publicUrl}/t/{{1}}` : null;
      const buttons = button === null ? [] : [{ type: button.type.toLowerCase(), text: button.text, url }];
      return { kind, language, name, body, footer, buttons, state: own === undefined ? null : stateOf(own) };
    }),
  };
}

/** Has the list read again, at once. */
export async function wakeTemplates(sql: Sql, tenantId: string): Promise<void> {
  await sql`
    insert into template_sync (tenant_id) select id from tenants where id = ${tenantId}
    on conflict (tenant_id) do update set due_at = clock_timestamp(), attempts = 0, error = null`;
}
